using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>What shares cost on average, sales taken off in proportion, splits applied, six decimals.</summary>
internal static class EntryPrices
{
    public static decimal AverageOf(Symbol symbol, ExchangeState state)
    {
        var steps = state.Orders.Values
            .Where(order => order.Request.Symbol == symbol)
            .SelectMany(order => order.Fills)
            .Select(fill => (fill.At, Fill: (Fill?)fill, After: 0m))
            .Concat(state.Splits
                .Where(split => split.Symbol == symbol)
                .Select(split => (split.At, Fill: (Fill?)null, After: split.NewQuantity.Value)))
            .OrderBy(step => step.At);
        var (held, cost) = (0m, 0m);
        foreach (var (_, fill, after) in steps)
        {
            (held, cost) = fill switch
            {
                null => (after, cost),
                { Side: Side.Buy } => (held + fill.Quantity.Value, cost + (fill.Price * fill.Quantity).Value),
                _ when held <= fill.Quantity.Value => (0m, 0m),
                _ => (held - fill.Quantity.Value, cost * (held - fill.Quantity.Value) / held),
            };
        }

        return held == 0m ? 0m : decimal.Round(cost / held, 6);
    }
}
