using NanoCap.Trading.Instruments;

namespace NanoCap.Simulators.Alpaca.Control;

/// <summary>What is bid and asked.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Bid">US dollars a share.</param>
/// <param name="Ask">US dollars a share.</param>
/// <param name="Size">Shares that trade with it, over all orders; null for any number.</param>
public sealed record StandInQuote(Symbol Symbol, Price Bid, Price Ask, Quantity? Size = null);
