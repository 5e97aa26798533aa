namespace NanoCap.Trading.Signals;

/// <summary>A track record with the book behind it: enough to go on with later sessions of the same bars.</summary>
/// <param name="Record">The record through the session at which it was kept.</param>
/// <param name="Cash">Cash of the book, of a book that started with an equity of 1.</param>
/// <param name="Positions">Its open positions in the order of their tickers.</param>
public sealed record KeptRecord(
    StrategyTrackRecord Record, double Cash, IReadOnlyList<KeptPosition> Positions);
