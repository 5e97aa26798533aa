namespace NanoCap.Trading.Bars;

/// <summary>Where bars come from. Simulated prices never reach a decision about real money.</summary>
/// <param name="Name">The source in words for a digest: <c>synthetic market, seed 7</c>.</param>
/// <param name="IsSimulated">Whether the prices are made up.</param>
/// <param name="Caveat">What every result about the past must say, such as survivorship; null when nothing.</param>
public sealed record Provenance(string Name, bool IsSimulated, string? Caveat = null);
