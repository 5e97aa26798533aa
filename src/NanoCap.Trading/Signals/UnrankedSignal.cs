namespace NanoCap.Trading.Signals;

/// <summary>A signal that takes no part in the day's ranking.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Momentum">The 63-session return of its strategy's record; null when it is shorter.</param>
/// <param name="Reason">Why: strategy not qualified, weaker signal of a symbol, held, open order.</param>
public sealed record UnrankedSignal(Signal Signal, double? Momentum, string Reason);
