using System.Globalization;
using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>A reverse split of ratio 1.5 or more became effective in the 252 sessions ending t.</summary>
/// <remarks>Sessions are the universe's. A date on which nobody trades counts as the next session; dates before the
/// universe's first session are outside every window.</remarks>
public sealed class ReverseSplitExclusion(EntryExclusionOptions options) : IEntryExclusion
{
    /// <inheritdoc/>
    public string Id => "reverse-split";

    /// <inheritdoc/>
    public bool Refuses(BarPoint at) => FindLast(at) is not null;

    /// <inheritdoc/>
    public string Describe(BarPoint at) => FindLast(at) is { } split
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"1-for-{split.Ratio:0.####} on {split.EffectiveDate:yyyy-MM-dd}, within " +
            $"{options.ReverseSplitSessions} sessions")
        : "none";

    private Split? FindLast(BarPoint at)
    {
        var splits = at.History.Splits;
        if (splits.Count == 0)
        {
            return null;
        }

        var sessions = at.Universe.SessionNumbers;
        var session = at.SessionIndex;
        var before = session - options.ReverseSplitSessions;
        var lastTooOld = before >= 0 ? sessions[before] : sessions[0] - 1;
        for (var position = splits.Count - 1; position >= 0; position--)
        {
            var day = splits[position].EffectiveDate.DayNumber;
            if (day > lastTooOld && day <= sessions[session] && splits[position].IsReverse
                && splits[position].Ratio >= options.ReverseSplitMinimumRatio)
            {
                return splits[position];
            }
        }

        return null;
    }
}
