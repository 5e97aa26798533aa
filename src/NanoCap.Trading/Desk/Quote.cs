using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What is bid and asked for a symbol.</summary>
/// <param name="Bid">The best bid, US dollars a share; null when nobody bids.</param>
/// <param name="Ask">The best ask, US dollars a share; null when nobody asks.</param>
/// <param name="Last">The latest trade, US dollars a share; null when not told.</param>
/// <param name="At">When it was so.</param>
public sealed record Quote(Price? Bid, Price? Ask, Price? Last, DateTimeOffset At)
{
    /// <summary>The middle of bid and ask, US dollars a share; null unless somebody bids less than another asks.
    /// </summary>
    public decimal? Middle => Bid is { } bid && Ask is { } ask && bid < ask ? (bid.Value + ask.Value) / 2m : null;

    /// <summary>Ask less bid over the middle; null without a middle.</summary>
    public Ratio? Spread => Middle is { } middle ? new Ratio((Ask!.Value.Value - Bid!.Value.Value) / middle) : null;

    /// <summary>The latest trade, else the middle, US dollars a share; null without either.</summary>
    public Price? Shown => Last ?? (Middle is { } middle ? Price.Of(middle) : null);
}
