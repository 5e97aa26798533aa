using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>A capitalisation under 50 million US dollars; an unknown one is the universe filter's matter.</summary>
public sealed class TinyCapExclusion(EntryExclusionOptions options) : IEntryExclusion
{
    /// <inheritdoc/>
    public string Id => "tiny-cap";

    /// <inheritdoc/>
    public bool Refuses(BarPoint at) =>
        at.History.Listing.MarketCap is { } cap && cap < options.TinyCapBelow;

    /// <inheritdoc/>
    public string Describe(BarPoint at) =>
        $"{at.History.Listing.MarketCap} USD, at least {options.TinyCapBelow} USD";
}
