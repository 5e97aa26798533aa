using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>What a person is told after setting something of a strategy.</summary>
internal static class StrategyChange
{
    public static CommandAnswer Answer(DeskOutcome outcome, Func<DeskEvent.StrategySet, string> words)
    {
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"Nothing was changed: {refusal}");
        }

        return outcome.Events.OfType<DeskEvent.StrategySet>().FirstOrDefault() is { } set
            ? CommandAnswer.Done(
                Card.Line(words(set), Severity.Good),
                new { set.Strategy, Before = Data(set.Before), After = Data(set.After) })
            : CommandAnswer.Refused("Nothing was changed.");
    }

    private static object Data(StrategySetting setting) => new { setting.IsOn, Weight = setting.Weight?.Value };
}
