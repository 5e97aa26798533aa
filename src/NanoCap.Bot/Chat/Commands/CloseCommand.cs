using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class CloseCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("close", "SYMBOL", "/close AACG",
        "sells one position", CommandGroup.Decide)
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
        if (!call.Words.TrySymbol(0, out var symbol, out var problem))
        {
            return call.Misunderstood(problem);
        }

        var state = ports.Desk.State;
        if (!state.Positions.TryGetValue(symbol, out var position))
        {
            var held = state.Positions.IsEmpty
                ? "nothing is held." : $"held: {string.Join(", ", state.Positions.Keys)}.";
            return CommandAnswer.Refused($"{symbol} is not held; {held}");
        }

        var proceeds = ExitCard.Proceeds(position.MarketValue, ports.Setting.Profile.CostPerSide.Value);
        return CommandAnswer.Ask(new Question(
            $"Sell all {position.Quantity} {symbol} {ExitCard.When(call.Now, ports.Setting)}, expected "
                + $"{Figures.Money(proceeds)} (result {Figures.Signed(position.Unrealised)} USD)? Type yes or no.",
            Question.Yes,
            $"close {symbol} --yes",
            cancellationToken => CloseAsync(call, symbol, cancellationToken)));
    }

    private async Task<CommandAnswer> CloseAsync(CommandCall call, Symbol symbol, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(
            new DeskInput.Close(symbol, call.By, call.Now), cancellationToken);
        if (Refusals.Find(outcome) is { } refusal)
        {
            return CommandAnswer.Refused($"{symbol} is not sold: {refusal}");
        }

        if (outcome.Events.Count == 0)
        {
            return CommandAnswer.Refused($"{symbol} stays as it was: nothing was to be done.");
        }

        return CommandAnswer.Done(
            Card.Line($"{symbol} is sold {ExitCard.When(call.Now, ports.Setting)}.", Severity.Good),
            outcome.After.Positions.TryGetValue(symbol, out var position)
                ? CommandData.Of(outcome.After, position) : new { Symbol = symbol.Value });
    }
}
