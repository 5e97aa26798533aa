using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Signals;

/// <summary>A position of a shadow book. Prices are adjusted, US dollars a share.</summary>
internal sealed class ShadowPosition
{
    public required int Ordinal { get; init; }

    public required SetUp SetUp { get; init; }

    public required int EntrySession { get; init; }

    public required double EntryPrice { get; init; }

    public required double Shares { get; init; }

    public required double Cost { get; init; }

    /// <summary>Bars at which the symbol's adjusted close jumped like a split.</summary>
    public required int[] Suspected { get; init; }

    /// <summary>The symbol's last bar so far; the entry's at first.</summary>
    public required int BarIndex { get; set; }

    public double Stop => EntryPrice * (1 - SetUp.StopDistance);

    /// <summary>Beyond every price when the strategy has no target.</summary>
    public double Target => SetUp.TargetDistance is { } distance
        ? EntryPrice * (1 + distance)
        : double.PositiveInfinity;
}
