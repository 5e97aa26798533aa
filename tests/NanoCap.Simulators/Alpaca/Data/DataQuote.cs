namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>What the data service says of a symbol, whatever the exchange trades at.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Bid">US dollars a share; zero when nobody bids.</param>
/// <param name="Ask">US dollars a share; zero when nobody asks.</param>
/// <param name="At">When; null for now.</param>
public sealed record DataQuote(string Symbol, decimal Bid, decimal Ask, DateTimeOffset? At = null);
