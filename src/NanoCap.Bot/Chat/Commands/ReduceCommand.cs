using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class ReduceCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("reduce", "PCT", "/reduce 50",
        "sells a part of every position and makes new sizes smaller until /resume", CommandGroup.Desk)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        ReducesRisk = true,
        AsksToConfirm = true,
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Ask(call));

    private CommandAnswer Ask(CommandCall call)
    {
        if (!decimal.TryParse(
                call.Words.Find(0)?.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var percent)
            || percent is <= 0m or >= 100m)
        {
            return call.Misunderstood(call.Words.Expected("a percentage above 0 and under 100, such as 50", 0));
        }

        var part = new Ratio(percent / 100m);
        var positions = ports.Desk.State.Positions.Count;
        var sold = positions == 0
            ? "Nothing is held; "
            : $"Sell {Number(percent)} % of {Figures.Count(positions, "position", "positions")} "
                + $"{ExitCard.When(call.Now, ports.Setting)}, a rest under "
                + $"{Figures.Money(ports.Setting.Profile.PositionMinimum)} whole; ";
        return CommandAnswer.Ask(new Question(
            $"{sold}new sizes become x {Number(1m - part.Value)} until /resume? Type yes or no.",
            Question.Yes,
            $"reduce {Number(percent)} --yes",
            cancellationToken => ReduceAsync(call, part, cancellationToken)));
    }

    private async Task<CommandAnswer> ReduceAsync(CommandCall call, Ratio part, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(new DeskInput.Reduce(part, call.By, call.Now), cancellationToken);
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"Nothing was reduced: {refusal}");
        }

        var selling = outcome.After.Positions.Values
            .Where(position => outcome.Events.Any(happened => IsSaleOf(happened, position.Symbol)))
            .ToList();
        var sold = selling.Count == 0
            ? "No position is large enough to sell a part of"
            : $"Sold {ExitCard.When(call.Now, ports.Setting)}: "
                + string.Join(", ", selling.Select(held => $"{held.ToSell} of {held.Quantity} {held.Symbol}"));
        return CommandAnswer.Done(
            Card.Line($"{sold}; new sizes are x {Number(outcome.After.Safety.SizeScale)} until /resume.",
                Severity.Warning),
            new
            {
                outcome.After.Safety.SizeScale,
                Sales = selling.Select(held => new
                {
                    Symbol = held.Symbol.Value,
                    Sell = held.ToSell.Value,
                    Keep = held.Keep.Value,
                }),
            });
    }

    private static bool IsSaleOf(DeskEvent happened, Symbol symbol) => happened switch
    {
        DeskEvent.SaleBegan began => began.Symbol == symbol,
        DeskEvent.ExitScheduled scheduled => scheduled.Symbol == symbol,
        _ => false,
    };

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
