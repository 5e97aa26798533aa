using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class CancelCommand(CommandPorts ports) : ICommand
{
    public CommandSpec Spec { get; } = new("cancel", "ORDER", "/cancel nc-e12v1-1",
        "cancels what is left of an entry, or a sale that you wanted", CommandGroup.Decide)
    {
        Role = Role.Trader,
        IsSafeRead = false,
        ReducesRisk = true,
        AsksToConfirm = true,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Find(0) is not { } name)
        {
            return call.Misunderstood(call.Words.Expected("the name of an order, as in /orders open", 0));
        }

        var order = ports.Desk.State.Orders.Values.FirstOrDefault(known =>
            known.Id.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (order is null)
        {
            return CommandAnswer.Refused(
                $"There is no order '{CommandWords.Shorten(name)}'; /orders open lists those that work.");
        }

        // What cannot be cancelled needs no question: the desk says why.
        return order is { IsTerminal: false, Purpose: not OrderPurpose.Protection }
            ? CommandAnswer.Ask(new Question(
                $"Cancel {Words.Order(order)} ({Words.Of(order.Purpose)}, {Words.Of(order.Status)})? Type yes or no.",
                Question.Yes,
                $"cancel {order.Id} --yes",
                token => CancelAsync(call, order, token)))
            : await CancelAsync(call, order, cancellationToken);
    }

    private async Task<CommandAnswer> CancelAsync(CommandCall call, Order order, CancellationToken cancellationToken)
    {
        var outcome = await ports.Desk.PostAsync(
            new DeskInput.CancelOrder(order.Id, call.By, call.Now), cancellationToken);
        return Refusals.Find(outcome) is { } refusal
            ? CommandAnswer.Refused($"Order {order.Id} is not cancelled: {refusal}")
            : CommandAnswer.Done(
                Card.Line($"{Words.Order(order)} is being cancelled; it may still fill until then.", Severity.Good),
                CommandData.Of(outcome.After.Orders[order.Id]));
    }
}
