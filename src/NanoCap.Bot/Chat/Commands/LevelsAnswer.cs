using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>Sets levels of a position and says what holds now.</summary>
internal static class LevelsAnswer
{
    public static async Task<CommandAnswer> SetAsync(
        CommandPorts ports, DeskInput.SetLevels input, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(input, cancellationToken);
        return outcome.Events.OfType<ProtectionEvent.LevelsSet>().Any()
            && outcome.After.Positions.TryGetValue(input.Symbol, out var position)
            ? CommandAnswer.Done(
                Card.Line($"{input.Symbol}: {Levels(position)}.", Severity.Good),
                CommandData.Of(outcome.After, position))
            : CommandAnswer.Refused(
                $"The levels of {input.Symbol} stay: {Refusals.Find(outcome) ?? "nothing was to be done."}");
    }

    public static string Levels(Position position)
    {
        if (position.Stop is not { } stop)
        {
            return "nothing protects it, by your word";
        }

        var trail = position.Trail is { } distance ? $", {Figures.Percent(distance)} under the highest close" : "";
        var target = position.Target is { } level ? $"target {level}" : "no target";
        return $"stop {stop}{trail}, {target}; the resting order is replaced by one with these levels";
    }
}
