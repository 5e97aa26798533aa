using System.Globalization;
using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class WeightCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("weight", "NAME PCT", "/weight momentum 25",
        "sets the share of equity that a strategy's positions may take together", CommandGroup.Desk)
    {
        Role = Role.Admin,
        IsSafeRead = false,
        MostWords = 2,
        Risk = new(RiskNames.Weight, _ => true),
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Find(0) is not { } name)
        {
            return call.Misunderstood(call.Words.Expected("a strategy's name", 0));
        }

        if (!decimal.TryParse(
                call.Words.Find(1)?.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var percent)
            || percent > 100m)
        {
            return call.Misunderstood(call.Words.Expected("a percentage such as 25", 1));
        }

        var outcome = await ports.Desk.PostAsync(
            new DeskInput.SetStrategy(
                name.ToLowerInvariant(), null, new Ratio(percent / 100m), call.By, call.Now),
            cancellationToken);
        return StrategyChange.Answer(outcome, set =>
            $"The weight of {set.Strategy} was {Word(set.Before)} and is {Word(set.After)} of equity from the next "
            + "scan."
            + (set.Before.Weight is { } before
                ? string.Create(
                    CultureInfo.InvariantCulture, $" Undo: /weight {set.Strategy} {before.Value * 100m:0.##}")
                : ""));
    }

    private static string Word(StrategySetting setting) =>
        setting.Weight is { } weight ? Figures.Percent(weight.Value) : "not set";
}
