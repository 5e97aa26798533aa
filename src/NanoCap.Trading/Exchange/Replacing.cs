using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>Whether one order may take the place of another, and how.</summary>
internal static class Replacing
{
    /// <summary>The reason against it, or null.</summary>
    /// <param name="original">The order to be replaced; null when there is none.</param>
    /// <param name="successor">What is to take its place; null when there is no original.</param>
    /// <param name="state">The account.</param>
    /// <param name="options">Costs and limits.</param>
    /// <param name="at">When.</param>
    /// <param name="lastClose">The symbol's last raw close, or null.</param>
    public static Refusal? FindRefusal(
        ExchangeOrder? original, OrderRequest? successor, ExchangeState state, ExchangeOptions options,
        DateTimeOffset at, Price? lastClose)
    {
        if (original is null || successor is null)
        {
            return Refusals.OrderNotFound;
        }

        return FindFault(original, successor)
            ?? OrderAdmission.FindRefusal(
                successor, state.After(End(original, successor.Id, at)), options, at, lastClose);
    }

    /// <summary>The end of the original.</summary>
    public static ExchangeEvent.OrderEnded End(ExchangeOrder original, ClientOrderId successor, DateTimeOffset at) =>
        new(original.Id, BrokerOrderStatus.Replaced, "replaced on request", at) { ReplacedBy = successor };

    private static Refusal? FindFault(ExchangeOrder original, OrderRequest successor) =>
        !original.IsWorking ? Refusals.Ended(original.Status)
        : original.Request.Notional is not null
            ? Refusals.Rule(RefusalCodes.NotReplaceable, "notional orders cannot be replaced")
        : original.Parent is not null || original.Request.Legs is not null ? Refusals.ChainNotReplaced
        : original.Status is not (BrokerOrderStatus.Working or BrokerOrderStatus.PartiallyFilled)
            ? Refusals.NotReplaceable(original.Status)
        : successor with { Id = original.Id } == original.Request ? Refusals.Unchanged
        : successor.Quantity <= original.Filled
            ? Refusals.Bad(RefusalCodes.Quantity, "qty must be > filled_qty")
        : null;
}
