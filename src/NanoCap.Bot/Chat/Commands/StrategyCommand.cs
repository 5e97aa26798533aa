using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class StrategyCommand(CommandPorts ports) : ICommand
{
    private const string On = "on";
    private const string Off = "off";

    public CommandSpec Spec { get; } = new("strategy", "NAME on or off", "/strategy momentum off",
        "lets a strategy's signals take part or not, from the next scan", CommandGroup.Desk)
    {
        Role = Role.Admin,
        IsSafeRead = false,
        MostWords = 2,
        Risk = new(RiskNames.Strategy, words => words.Is(1, On)),
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Find(0) is not { } name)
        {
            return call.Misunderstood(call.Words.Expected("a strategy's name", 0));
        }

        var isOn = call.Words.Is(1, On);
        if (!isOn && !call.Words.Is(1, Off))
        {
            return call.Misunderstood(call.Words.Expected("on or off", 1));
        }

        var outcome = await ports.Desk.PostAsync(
            new DeskInput.SetStrategy(name.ToLowerInvariant(), isOn, null, call.By, call.Now), cancellationToken);
        return StrategyChange.Answer(outcome, set =>
            $"{set.Strategy} was {Word(set.Before)} and is {Word(set.After)} from the next scan. "
            + $"Undo: /strategy {set.Strategy} {Word(set.Before)}");
    }

    private static string Word(StrategySetting setting) => setting.IsOn ? On : Off;
}
