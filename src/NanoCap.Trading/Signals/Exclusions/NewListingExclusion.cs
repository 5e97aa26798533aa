using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>Fewer than 252 sessions since the first bar. A symbol that starts with the universe's first session is of
/// unknown age and passes.</summary>
/// <remarks>The age is the number of the universe's sessions after that of the first bar up to t: 0 on the first bar.
/// </remarks>
public sealed class NewListingExclusion(EntryExclusionOptions options) : IEntryExclusion
{
    /// <inheritdoc/>
    public string Id => "new-listing";

    /// <inheritdoc/>
    public bool Refuses(BarPoint at)
    {
        var sessions = at.Universe.SessionIndices(at.Ordinal);
        return sessions[0] > 0 && sessions[at.BarIndex] - sessions[0] < options.NewListingSessions;
    }

    /// <inheritdoc/>
    public string Describe(BarPoint at)
    {
        var sessions = at.Universe.SessionIndices(at.Ordinal);
        return $"{sessions[at.BarIndex] - sessions[0]} sessions since the first bar, " +
            $"at least {options.NewListingSessions}";
    }
}
