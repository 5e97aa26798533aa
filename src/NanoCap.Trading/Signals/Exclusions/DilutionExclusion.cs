using System.Globalization;
using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>The capitalisation grew by more than 20 % beyond the price in 252 sessions: (cap_t/cap_(t-252)) /
/// (c_t/c_(t-252)) - 1 is above .20, with capitalisations as medians of the five sessions that end there.</summary>
/// <remarks>Sessions are the symbol's own bars. A median is of those of the five that are known; none is unknown, and
/// so is a symbol without a bar 252 before: it passes, with a note.</remarks>
public sealed class DilutionExclusion(EntryExclusionOptions options) : IEntryExclusion
{
    /// <inheritdoc/>
    public string Id => "dilution";

    /// <inheritdoc/>
    public bool Refuses(BarPoint at) => FindGrowth(at) > options.DilutionGrowth;

    /// <inheritdoc/>
    public string Describe(BarPoint at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{FindGrowth(at):+0.0%} more shares in {options.DilutionSessions} sessions, " +
        $"at most {options.DilutionGrowth:+0.##%}");

    /// <inheritdoc/>
    public string? FindNote(BarPoint at) => FindGrowth(at) is null
        ? $"unknown, no capitalisations of now and of {options.DilutionSessions} sessions before"
        : null;

    private double? FindGrowth(BarPoint at)
    {
        var before = at.BarIndex - options.DilutionSessions;
        if (before < 0 || at.History.MarketCaps is not { } caps)
        {
            return null;
        }

        var (now, then) = (
            caps.FindMedian(at.Bars, at.BarIndex, options.DilutionMedianSessions),
            caps.FindMedian(at.Bars, before, options.DilutionMedianSessions));
        return now / then / (at.Bars.Close[at.BarIndex] / at.Bars.Close[before]) - 1;
    }
}
