namespace NanoCap.Trading.Risk.Breakers;

/// <summary>One gate, measured.</summary>
/// <param name="Gate">Which: <c>market-volatility</c>, <c>clock-skew</c>...</param>
/// <param name="Verdict">What the measure says.</param>
/// <param name="Limit">Its limit in its own unit, null where it has none.</param>
/// <param name="Measured">What was measured, null when there is no figure.</param>
/// <param name="Text">The same in a sentence.</param>
public sealed record GateReading(string Gate, GateVerdict Verdict, double? Limit, double? Measured, string Text);
