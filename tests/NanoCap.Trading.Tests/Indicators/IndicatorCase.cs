using NanoCap.Trading.Indicators;

namespace NanoCap.Trading.Tests.Indicators;

/// <summary>Every indicator with usual windows, so that what must hold for all is tested on all.</summary>
internal sealed record IndicatorCase(string Name, int WarmUp, int Outputs, Action<AwkwardSeries, double[][]> Write)
{
    public static readonly IReadOnlyList<IndicatorCase> All =
    [
        new("sma20", 19, 1, (bars, to) => Sma.Calculate(bars.Closes, 20, to[0])),
        new("ema20", 19, 1, (bars, to) => Ema.Calculate(bars.Closes, 20, to[0])),
        new("wilder14", 13, 1, (bars, to) => WilderAverage.Calculate(bars.Closes, 14, to[0])),
        new("rsi14", 14, 1, (bars, to) => Rsi.Calculate(bars.Closes, 14, to[0])),
        new("atr14", 14, 1, (bars, to) => AverageTrueRange.Calculate(bars.Highs, bars.Lows, bars.Closes, 14, to[0])),
        new("bb20", 19, 3, (bars, to) => BollingerBands.Calculate(bars.Closes, 20, 2, to[0], to[1], to[2])),
        new("macd", 33, 3, (bars, to) => Macd.Calculate(bars.Closes, 12, 26, 9, to[0], to[1], to[2])),
        new("tsi", 37, 1, (bars, to) => TrueStrengthIndex.Calculate(bars.Closes, 25, 13, to[0])),
        new("zscore20", 19, 1, (bars, to) => ZScore.Calculate(bars.Closes, 20, to[0])),
        new("sigma20", 20, 1, (bars, to) => LogReturnDeviation.Calculate(bars.Closes, 20, to[0])),
        new("vol20", 20, 1, (bars, to) => RealisedVolatility.Calculate(bars.Closes, 20, to[0])),
        new("obv", 0, 1, (bars, to) => OnBalanceVolume.Calculate(bars.Closes, bars.Volumes, to[0])),
        new("max20", 19, 1, (bars, to) => RollingMaximum.Calculate(bars.Closes, 20, to[0])),
        new("min20", 19, 1, (bars, to) => RollingMinimum.Calculate(bars.Closes, 20, to[0])),
    ];

    public static TheoryData<string> Names => [.. All.Select(indicator => indicator.Name)];

    public static IndicatorCase Of(string name) => All.Single(indicator => indicator.Name == name);

    public double[][] Calculate(AwkwardSeries bars) => Calculate(bars, bars.Closes.Length);

    public double[][] Calculate(AwkwardSeries bars, int resultLength)
    {
        var results = Enumerable.Range(0, Outputs).Select(_ => new double[resultLength]).ToArray();
        Write(bars, results);
        return results;
    }
}
