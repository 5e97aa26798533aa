using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Commands;

internal sealed class OrdersCommand(CommandPorts ports) : ICommand
{
    private const int Usual = 10;
    private const int Most = 100;

    public CommandSpec Spec { get; } = new("orders", "[open or n]", "/orders open",
        "the latest orders, or those that work", CommandGroup.Look)
    {
        Aliases = ["o"],
    };

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(call));

    private CommandAnswer Answer(CommandCall call)
    {
        var state = ports.Desk.State;
        var isOpen = call.Words.Is(0, "open");
        var count = Usual;
        if (!isOpen && call.Words.Count > 0
            && !call.Words.TryNumber(0, "open or a number of orders", out count, out var problem))
        {
            return call.Misunderstood(problem);
        }

        var chosen = (isOpen ? state.OpenOrders : state.Orders.Values)
            .OrderByDescending(order => order.ReadyAt).ThenBy(order => order.Id)
            .Take(isOpen ? Most : Math.Min(count, Most)).ToList();
        var title = isOpen ? "Open orders" : $"Last {Figures.Count(chosen.Count, "order", "orders")}";
        var none = isOpen ? "No open orders." : "No order yet.";
        return CommandAnswer.Done(
            OrdersCard.Of(state, chosen, title, none), new { Orders = chosen.Select(CommandData.Of) });
    }
}
