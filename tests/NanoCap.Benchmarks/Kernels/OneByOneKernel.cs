using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;

namespace NanoCap.Benchmarks.Kernels;

/// <summary>The same indicators, symbol by symbol.</summary>
internal sealed class OneByOneKernel(UniverseBars universe) : IKernel
{
    private readonly double[][] results =
        [.. Enumerable.Range(0, 11).Select(_ => new double[universe.Symbols.Max(symbol => symbol.Bars.Count)])];

    public string Name => "indicators.oneByOne";

    public long Bars { get; } = universe.Symbols.Sum(symbol => (long)symbol.Bars.Count);

    public void Run()
    {
        foreach (var symbol in universe.Symbols)
        {
            var closes = symbol.Bars.Close;
            Sma.Calculate(closes, 20, To(0, closes));
            Sma.Calculate(closes, 50, To(1, closes));
            Sma.Calculate(closes, 200, To(2, closes));
            Rsi.Calculate(closes, 14, To(3, closes));
            BollingerBands.Calculate(closes, 20, 2, To(4, closes), To(5, closes), To(6, closes));
            AverageTrueRange.Calculate(symbol.Bars.High, symbol.Bars.Low, closes, 14, To(7, closes));
            Macd.Calculate(closes, 12, 26, 9, To(8, closes), To(9, closes), To(10, closes));
        }
    }

    private Span<double> To(int result, ReadOnlySpan<double> closes) => results[result].AsSpan(0, closes.Length);
}
