namespace NanoCap.Trading.Instruments;

/// <summary>What is known about a symbol beside its bars; null means unknown and is never zero.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Name">The issuer's name, empty when unknown.</param>
/// <param name="Exchange">The listing exchange, null when unknown.</param>
/// <param name="Country">The issuer's country, null when unknown.</param>
/// <param name="Sector">The sector; unknown is a sector of its own for limits.</param>
/// <param name="Industry">The industry, null when unknown.</param>
/// <param name="MarketCap">Capitalisation on the universe's date, null when unknown.</param>
/// <param name="FloatShares">Shares in free float, null when unknown.</param>
/// <param name="SharesShort">Shares sold short, null when unknown.</param>
/// <param name="IpoYear">The year it was first listed, null when unknown.</param>
public sealed record Listing(
    Symbol Symbol,
    string Name,
    string? Exchange = null,
    string? Country = null,
    string? Sector = null,
    string? Industry = null,
    Usd? MarketCap = null,
    decimal? FloatShares = null,
    decimal? SharesShort = null,
    int? IpoYear = null);
