using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Exchange;

/// <summary>What the exchange is told about one symbol's session.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Bar">The session as it traded (raw, not adjusted).</param>
/// <param name="MedianDollarVolume">Median of raw close x raw volume over the 20 sessions before this one, US dollars;
/// NaN when there are none. Nothing of this session is in it.</param>
public sealed record ExchangeBar(Symbol Symbol, Bar Bar, double MedianDollarVolume)
{
    private const double MostShares = 1e15;

    /// <summary>Shares traded, rounded to six decimals so that the dust of split factors is gone.</summary>
    internal decimal Volume => double.IsFinite(Bar.Volume) && Bar.Volume > 0
        ? decimal.Round((decimal)Math.Min(Bar.Volume, MostShares), 6)
        : 0m;

    /// <summary>The four prices, or null where the session did not trade: no volume, or a price that is none.</summary>
    internal BarPrices? FindPrices() =>
        Volume > 0m
        && Price.FromMeasured(Bar.Open) is { } open
        && Price.FromMeasured(Bar.High) is { } high
        && Price.FromMeasured(Bar.Low) is { } low
        && Price.FromMeasured(Bar.Close) is { } close
            ? new BarPrices(open, high, low, close)
            : null;
}
