namespace NanoCap.Trading.Signals;

/// <summary>A signal with its place in the day's ranking.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Signal">The signal.</param>
/// <param name="Momentum">The 63-session return of its strategy's record.</param>
/// <param name="Score">.5 confidence + .5 clamp(momentum/.20).</param>
public sealed record ScoredSignal(int Rank, Signal Signal, double Momentum, double Score);
