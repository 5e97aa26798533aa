using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>What is, or may soon be, held in one symbol.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Value">Value of the position at its mark and of open buys at their limits, US dollars.</param>
internal readonly record struct Exposure(Symbol Symbol, Usd Value)
{
    /// <summary>Adds positions and open buys, each symbol once, and tells what the positions are worth.</summary>
    public static Usd Collect(ref PooledList<Exposure> into, DeskState desk, scoped ReadOnlySpan<OpenBuy> openBuys)
    {
        var held = 0m;
        foreach (var (symbol, position) in desk.Positions)
        {
            var value = position.MarketValue;
            held += value.Value;
            into.Add(new Exposure(symbol, value));
        }

        foreach (var buy in openBuys)
        {
            Add(ref into, buy);
        }

        return new Usd(held);
    }

    private static void Add(ref PooledList<Exposure> into, OpenBuy buy)
    {
        foreach (ref var known in into.Items)
        {
            if (known.Symbol == buy.Symbol)
            {
                known = known with { Value = known.Value + buy.Value };
                return;
            }
        }

        into.Add(new Exposure(buy.Symbol, buy.Value));
    }
}
