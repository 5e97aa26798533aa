using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;
using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Benchmarks.Kernels;

/// <summary>SMA 20, 50 and 200, RSI 14, Bollinger 20, ATR 14 and MACD of every symbol, from the symbols' own columns,
/// eight symbols at once.</summary>
internal sealed class IndicatorsKernel(UniverseBars universe) : IKernel
{
    private readonly EightSeries highs = new();
    private readonly EightSeries lows = new();
    private readonly EightSeries closes = new();
    private readonly EightSeries[] results = [.. Enumerable.Range(0, 11).Select(_ => new EightSeries())];

    private delegate ReadOnlySpan<double> Column(BarSeries bars);

    public string Name => "indicators";

    public long Bars { get; } = universe.Symbols.Sum(symbol => (long)symbol.Bars.Count);

    public void Run()
    {
        for (var first = 0; first < universe.Symbols.Count; first += EightSeries.Count)
        {
            Fill(highs, first, bars => bars.High);
            Fill(lows, first, bars => bars.Low);
            Fill(closes, first, bars => bars.Close);
            Sma.Calculate(closes, 20, results[0]);
            Sma.Calculate(closes, 50, results[1]);
            Sma.Calculate(closes, 200, results[2]);
            Rsi.Calculate(closes, 14, results[3]);
            BollingerBands.Calculate(closes, 20, 2, results[4], results[5], results[6]);
            AverageTrueRange.Calculate(highs, lows, closes, 14, results[7]);
            Macd.Calculate(closes, 12, 26, 9, results[8], results[9], results[10]);
        }
    }

    private void Fill(EightSeries series, int first, Column column) => series.Fill(
        Of(first, column), Of(first + 1, column), Of(first + 2, column), Of(first + 3, column),
        Of(first + 4, column), Of(first + 5, column), Of(first + 6, column), Of(first + 7, column));

    private ReadOnlySpan<double> Of(int symbol, Column column) =>
        symbol < universe.Symbols.Count ? column(universe.Symbols[symbol].Bars) : [];
}
