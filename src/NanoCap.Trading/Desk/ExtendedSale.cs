using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>At what limit a position may be sold outside the session.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Limit">The limit, US dollars a share.</param>
/// <param name="Bid">The bid that it follows from, US dollars a share.</param>
/// <param name="BidAt">When somebody bid so.</param>
public sealed record ExtendedSale(Symbol Symbol, Price Limit, Price Bid, DateTimeOffset BidAt);
