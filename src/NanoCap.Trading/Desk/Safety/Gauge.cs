namespace NanoCap.Trading.Desk.Safety;

/// <summary>A figure of a source that exists. A source that does not exist has no gauge, and is no gate.</summary>
/// <param name="Gate">The gate that judges it, such as <c>data-silent</c>.</param>
/// <param name="Value">The figure in the gate's unit; null or not finite when the source does not tell it.</param>
public sealed record Gauge(string Gate, double? Value);
