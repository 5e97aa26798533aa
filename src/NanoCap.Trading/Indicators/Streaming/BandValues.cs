namespace NanoCap.Trading.Indicators.Streaming;

/// <summary>The three Bollinger bands at one session, in the values' unit; all NaN in warm-up.</summary>
/// <param name="Upper">The middle plus a multiple of the deviation.</param>
/// <param name="Middle">The simple average.</param>
/// <param name="Lower">The middle less the same.</param>
public readonly record struct BandValues(double Upper, double Middle, double Lower);
