using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators;

namespace NanoCap.Bot.Cli;

/// <summary>An indicator that can be asked for by name: sma20 is the kind sma with a window of 20.</summary>
/// <param name="Name">The letters of the name.</param>
/// <param name="SmallestWindow">The shortest window it takes, or null if it takes none.</param>
/// <param name="Suffixes">What is added to the name for each column of the result.</param>
/// <param name="Calculate">Fills one array a suffix from the bars with the window.</param>
internal sealed record IndicatorKind(
    string Name, int? SmallestWindow, string[] Suffixes, Action<BarColumns, int, double[][]> Calculate)
{
    private static readonly string[] One = [""];

    public static readonly IReadOnlyList<IndicatorKind> All =
    [
        new("sma", 1, One, (bars, window, to) => Sma.Calculate(bars.Close, window, to[0])),
        new("ema", 1, One, (bars, window, to) => Ema.Calculate(bars.Close, window, to[0])),
        new("rsi", 1, One, (bars, window, to) => Rsi.Calculate(bars.Close, window, to[0])),
        new("bb", 1, [".upper", ".middle", ".lower"],
            (bars, window, to) => BollingerBands.Calculate(bars.Close, window, 2, to[0], to[1], to[2])),
        new("atr", 1, One,
            (bars, window, to) => AverageTrueRange.Calculate(bars.High, bars.Low, bars.Close, window, to[0])),
        new("macd", null, ["", ".signal", ".histogram"],
            (bars, _, to) => Macd.Calculate(bars.Close, 12, 26, 9, to[0], to[1], to[2])),
        new("tsi", null, One, (bars, _, to) => TrueStrengthIndex.Calculate(bars.Close, 25, 13, to[0])),
        new("zscore", 2, One, (bars, window, to) => ZScore.Calculate(bars.Close, window, to[0])),
        new("sigma", 2, One, (bars, window, to) => LogReturnDeviation.Calculate(bars.Close, window, to[0])),
        new("vol", 2, One, (bars, window, to) => RealisedVolatility.Calculate(bars.Close, window, to[0])),
        new("obv", null, One, (bars, _, to) => OnBalanceVolume.Calculate(bars.Close, bars.Volume, to[0])),
        new("max", 1, One, (bars, window, to) => RollingMaximum.Calculate(bars.Close, window, to[0])),
        new("min", 1, One, (bars, window, to) => RollingMinimum.Calculate(bars.Close, window, to[0])),
    ];

    /// <summary>All names as one may write them: sma20, ..., macd.</summary>
    public static string Examples =>
        string.Join(", ", All.Select(kind => kind.SmallestWindow is null ? kind.Name : kind.Name + "20"));
}
