using System.Globalization;
using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>The adjusted close more than doubled in 21 sessions, or rose by 20 % or more on one of the last 20.
/// </summary>
/// <remarks>Sessions are the symbol's own bars, missing ones left out; a short history is judged as far as it goes.
/// Rises are compared as doubles: 6.00/5.00 - 1 is a hair under .20 and does not count.</remarks>
public sealed class BlowOffExclusion(EntryExclusionOptions options) : IEntryExclusion
{
    /// <inheritdoc/>
    public string Id => "blow-off";

    /// <inheritdoc/>
    public bool Refuses(BarPoint at) =>
        Rise(at) > options.BlowOffRise || LargestDayRise(at) >= options.BlowOffDayRise;

    /// <inheritdoc/>
    public string Describe(BarPoint at)
    {
        var findings = new List<string>();
        if (Rise(at) > options.BlowOffRise)
        {
            findings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Rise(at):+0.0%} in {options.BlowOffSessions} sessions, at most {options.BlowOffRise:+0.##%}"));
        }

        if (LargestDayRise(at) >= options.BlowOffDayRise)
        {
            findings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{LargestDayRise(at):+0.0%} on one of the last {options.BlowOffDaySessions} sessions, " +
                $"below {options.BlowOffDayRise:+0.##%}"));
        }

        return string.Join(" and ", findings);
    }

    private double Rise(BarPoint at)
    {
        var before = at.BarIndex - options.BlowOffSessions;
        return before < 0 ? double.NaN : (at.Bars.Close[at.BarIndex] / at.Bars.Close[before]) - 1;
    }

    private double LargestDayRise(BarPoint at)
    {
        var closes = at.Bars.Close;
        var largest = double.NegativeInfinity;
        var first = Math.Max(1, at.BarIndex + 1 - options.BlowOffDaySessions);
        for (var index = first; index <= at.BarIndex; index++)
        {
            largest = Math.Max(largest, (closes[index] / closes[index - 1]) - 1);
        }

        return largest;
    }
}
