using System.Globalization;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>Properties of symbols whose entries did worse without being refused: named as notes, nothing
/// else.</summary>
public sealed class EntryWarnings(EntryExclusionOptions options)
{
    private static readonly string[] Countries = ["China", "Hong Kong"];

    /// <summary>Every warning at the close of a bar, each starting with its stable identifier <c>china-small</c>,
    /// <c>long-fall</c> or <c>volatile</c>.</summary>
    /// <remarks>Returns are over the symbol's own bars. The volatility of 20 log returns is compared with that of every
    /// symbol that has a bar of the session and enough before it.</remarks>
    public IReadOnlyList<string> Find(BarPoint at)
    {
        var found = new List<string>();
        var listing = at.History.Listing;
        if (Countries.Contains(listing.Country, StringComparer.OrdinalIgnoreCase)
            && listing.MarketCap < options.WarnCountryCapBelow)
        {
            found.Add($"china-small: {listing.Country} under {options.WarnCountryCapBelow} USD");
        }

        var before = at.BarIndex - options.WarnFallSessions;
        var change = before < 0 ? double.NaN : (at.Bars.Close[at.BarIndex] / at.Bars.Close[before]) - 1;
        if (change < -options.WarnFall)
        {
            found.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"long-fall: {change:+0.0%;-0.0%} in {options.WarnFallSessions} sessions"));
        }

        if (IsAmongMostVolatile(at))
        {
            found.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"volatile: {Volatility(at.Bars, at.BarIndex) * Math.Sqrt(RealisedVolatility.SessionsPerYear):0.0%} " +
                $"a year, in the top {options.WarnVolatileShare:0.##%}"));
        }

        return found;
    }

    private bool IsAmongMostVolatile(BarPoint at)
    {
        var own = Volatility(at.Bars, at.BarIndex);
        if (!double.IsFinite(own))
        {
            return false;
        }

        var session = at.SessionIndex;
        var (above, compared) = (0, 0);
        for (var ordinal = 0; ordinal < at.Universe.Symbols.Count; ordinal++)
        {
            var bar = at.Universe.FindBar(ordinal, session);
            var other = bar < 0 ? double.NaN : Volatility(at.Universe.Symbols[ordinal].Bars, bar);
            compared += double.IsFinite(other) ? 1 : 0;
            above += other > own ? 1 : 0;
        }

        return above + 1 <= compared * options.WarnVolatileShare;
    }

    private double Volatility(BarSeries bars, int index)
    {
        var length = options.WarnVolatilitySessions + 1;
        if (index + 1 < length)
        {
            return double.NaN;
        }

        Span<double> deviations = length <= 64 ? stackalloc double[length] : new double[length];
        LogReturnDeviation.Calculate(bars.Close.Slice(index + 1 - length, length), length - 1, deviations);
        return deviations[^1];
    }
}
