namespace NanoCap.Simulators.Alpaca.Line;

/// <summary>A request that came.</summary>
/// <param name="At">When, by the exchange's clock.</param>
/// <param name="Method">Such as POST.</param>
/// <param name="Path">With the query.</param>
/// <param name="Status">Of the answer that was made, whether or not it was sent.</param>
/// <param name="Fault">What went wrong with it; null for nothing.</param>
public sealed record SeenRequest(DateTimeOffset At, string Method, string Path, int Status, FaultKind? Fault);
