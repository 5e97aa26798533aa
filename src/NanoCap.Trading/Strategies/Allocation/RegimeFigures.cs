namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>What the regime rules earned from 2022-01-03 to 2024-12-31 under one assumption about the fill, on total
/// return closes and, for the open, bars: recorded here so that it can be shown where those data are not, and measured
/// again by a test where they are.</summary>
/// <param name="Fill">When the weights were traded.</param>
/// <param name="BareReturn">A year, rules without confirmation, caps, equity scaling and cost.</param>
/// <param name="BareSharpe">Their Sharpe ratio.</param>
/// <param name="ShippedReturn">A year, the rules as shipped, 10 000 USD and .05 % a side.</param>
/// <param name="ShippedSharpe">Their Sharpe ratio.</param>
/// <param name="ShippedDrawdown">Their largest fall, as a positive share.</param>
public sealed record RegimeFigures(
    FillMode Fill,
    double BareReturn,
    double BareSharpe,
    double ShippedReturn,
    double ShippedSharpe,
    double ShippedDrawdown)
{
    /// <summary>The first session that earns.</summary>
    public static DateOnly From { get; } = new(2022, 1, 3);

    /// <summary>The last one.</summary>
    public static DateOnly To { get; } = new(2024, 12, 31);

    /// <summary>One for each fill; returns and drawdowns to a tenth of a per cent, ratios to a hundredth.</summary>
    public static IReadOnlyList<RegimeFigures> Recorded { get; } =
    [
        new(FillMode.LookAhead, 0.544, 1.91, -0.005, 0.04, 0.199),
        new(FillMode.Close, -0.029, 0.01, -0.051, -0.39, 0.226),
        new(FillMode.NextOpen, 0.015, 0.19, -0.035, -0.21, 0.208),
        new(FillMode.NextClose, 0.006, 0.15, -0.057, -0.51, 0.230),
    ];
}
