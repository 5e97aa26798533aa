using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using Noted = NanoCap.Simulators.Alpaca.Control.ControlCommand.NoteTerms;

namespace NanoCap.Simulators.Alpaca;

/// <summary>What orders are beyond the kinds that the exchange knows: immediate ones, trailing stops with the best
/// price so far, limits of stop legs. A fold over the ledger.</summary>
internal sealed class SpecialTerms
{
    private readonly Dictionary<ClientOrderId, Noted> noted = [];

    public void Note(Noted terms) => noted[terms.Order] = terms;

    /// <summary>The terms of an order; null when it is an ordinary one.</summary>
    public Noted? Find(ClientOrderId order) => noted.GetValueOrDefault(order);

    /// <summary>The limit of an order's stop: its own terms, or those of its entry.</summary>
    public Price? FindStopLimit(ExchangeOrder order) =>
        (Find(order.Id) ?? (order.Parent is { } entry ? Find(entry) : null))?.StopLegLimit;

    /// <summary>Where a trailing stop is now; null for another order, or before a price was seen.</summary>
    public Price? FindTrailingStop(ExchangeOrder order)
    {
        if (order.Request.Type != OrderType.Other || Find(order.Id) is not { Mark: { } mark } terms)
        {
            return null;
        }

        var distance = terms.TrailPrice ?? (mark.Value * terms.TrailPercent!.Value / 100m);
        var stop = order.Request.Side == Side.Sell ? mark.Value - distance : mark.Value + distance;
        return stop > 0m ? Price.Of(decimal.Round(stop, 4)) : null;
    }

    /// <summary>Trailing stops follow a price that is better than all before.</summary>
    public void Follow(Symbol symbol, Price bid, Price ask, ExchangeState state)
    {
        foreach (var order in state.WorkingOrders)
        {
            if (order.Request.Symbol == symbol && order.Request.Type == OrderType.Other
                && Find(order.Id) is { } terms)
            {
                var isSale = order.Request.Side == Side.Sell;
                var price = isSale ? bid : ask;
                var isBetter = terms.Mark is not { } mark || (isSale ? price > mark : price < mark);
                noted[order.Id] = isBetter ? terms with { Mark = price } : terms;
            }
        }
    }
}
