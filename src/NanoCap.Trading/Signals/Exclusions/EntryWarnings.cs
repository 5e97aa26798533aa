using System.Globalization;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>What a person should know before an entry and what refuses none: an issuer of China or Hong Kong under 350
/// million US dollars, a loss of more than half in 252 sessions, a volatility in the top fifth of the universe.
/// </summary>
public static class EntryWarnings
{
    private const int Year = 252;
    private const double Fall = -0.50;
    private const int VolatilitySessions = 20;
    private const int OneIn = 5;

    private static readonly Usd SmallCap = new(350_000_000m);
    private static readonly string[] Countries = ["China", "Hong Kong"];

    /// <summary>Every warning at the close of a bar, each starting with its stable identifier <c>country</c>,
    /// <c>fallen</c> or <c>volatile</c>; empty when there is none.</summary>
    /// <remarks>Sessions are the symbol's own bars; volatilities are compared among the symbols that have a bar of the
    /// same session and 21 bars through it.</remarks>
    public static IReadOnlyList<string> FindAll(BarPoint at)
    {
        var warnings = new List<string>();
        var listing = at.History.Listing;
        if (listing.MarketCap < SmallCap && Countries.Contains(listing.Country))
        {
            warnings.Add($"country: {listing.Country}, capitalisation {listing.MarketCap} USD, under {SmallCap} USD");
        }

        var before = at.BarIndex - Year;
        var change = before < 0 ? double.NaN : (at.Bars.Close[at.BarIndex] / at.Bars.Close[before]) - 1;
        if (change < Fall)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture, $"fallen: {change:+0.0%;-0.0%} in {Year} sessions"));
        }

        var volatility = VolatilityAt(at.Bars, at.BarIndex);
        if (IsInTopFifth(at, volatility))
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"volatile: realised volatility {volatility:0.0%} a year, in the top fifth of the universe"));
        }

        return warnings;
    }

    private static bool IsInTopFifth(BarPoint at, double volatility)
    {
        var (count, larger) = (0, 0);
        for (var ordinal = 0; ordinal < at.Universe.Symbols.Count; ordinal++)
        {
            var bar = at.Universe.FindBar(ordinal, at.SessionIndex);
            var other = bar < 0 ? double.NaN : VolatilityAt(at.Universe.Symbols[ordinal].Bars, bar);
            count += double.IsFinite(other) ? 1 : 0;
            larger += other > volatility ? 1 : 0;
        }

        return double.IsFinite(volatility) && larger * OneIn < count;
    }

    private static double VolatilityAt(BarSeries bars, int index)
    {
        if (index < VolatilitySessions)
        {
            return double.NaN;
        }

        Span<double> deviations = stackalloc double[VolatilitySessions + 1];
        LogReturnDeviation.Calculate(
            bars.Close.Slice(index - VolatilitySessions, VolatilitySessions + 1), VolatilitySessions, deviations);
        return deviations[^1] * Math.Sqrt(Year);
    }
}
