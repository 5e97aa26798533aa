using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>Which holdings move as one, without any order.</summary>
internal static class HeldPairs
{
    /// <summary>The pairs whose daily returns are correlated above a limit, by symbol; what is not measured is no
    /// pair.</summary>
    public static IEnumerable<(Symbol Left, Symbol Right, double Correlation)> PairsAbove(
        IReadOnlyList<Symbol> held, MarketView market, double limit)
    {
        var returns = held.Order()
            .Select(symbol => (symbol, market.Returns(symbol, PairCorrelation.Sessions) ?? [])).ToArray();
        for (var left = 0; left < returns.Length; left++)
        {
            for (var right = left + 1; right < returns.Length; right++)
            {
                var correlation = ReturnStatistics.Correlation(
                    returns[left].Item2, returns[right].Item2, PairCorrelation.SessionsAtLeast);
                if (correlation > limit)
                {
                    yield return (returns[left].symbol, returns[right].symbol, correlation);
                }
            }
        }
    }
}
