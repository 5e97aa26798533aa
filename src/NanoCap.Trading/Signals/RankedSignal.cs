namespace NanoCap.Trading.Signals;

/// <summary>A signal with its place.</summary>
/// <param name="Rank">From 1, or null for a signal that is listed without a place.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Momentum">Its strategy's return over 63 sessions; null is "not yet".</param>
/// <param name="Score">.5 confidence + .5 clamp(momentum/.20); null where the strategy takes no part.</param>
/// <param name="Note">Why it has no place, or null.</param>
public sealed record RankedSignal(int? Rank, Signal Signal, double? Momentum, double? Score, string? Note);
