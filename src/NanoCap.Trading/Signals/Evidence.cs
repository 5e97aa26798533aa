namespace NanoCap.Trading.Signals;

/// <summary>One named number that made a signal.</summary>
/// <param name="Name">The number's name, stable, such as <c>rsi14</c>.</param>
/// <param name="Value">The number, finite.</param>
public readonly record struct Evidence(string Name, double Value);
