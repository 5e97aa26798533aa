using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Risk;

/// <summary>The named profiles.</summary>
public static class RiskProfiles
{
    /// <summary>For an account of about a thousand dollars; the default.</summary>
    public static RiskProfile SmallAccount { get; } = new()
    {
        Name = "small-account",
        PositionMaximum = new Usd(300m),
        PositionMaximumShare = new Ratio(0.30m),
        PositionMinimum = new Usd(50m),
        PositionsAtMost = 4,
        Sizing = SizingPolicy.EqualSlot,
        CashBuffer = new Usd(100m),
        VolumeShare = new Ratio(0.03m),
        SectorMaximum = new Ratio(0.40m),
        LeverageMaximum = 1m,
        DayLossReduce = null,
        DayLossStop = new Ratio(0.10m),
        DrawdownReduce = new Ratio(0.10m),
        DrawdownStop = new Ratio(0.15m),
        Protection = ProtectionPolicy.StopAndTargetOfSignal,
        ValueAtRisk = new Ratio(0.04m),
        PairCorrelation = new Ratio(0.8m),
        CostPerSide = new Ratio(0.001m),
    };

    /// <summary>Many small positions in very small companies.</summary>
    public static RiskProfile NanoCap { get; } = new()
    {
        Name = "nano-cap",
        PositionMaximumShare = new Ratio(0.05m),
        PositionNote = new Ratio(0.04m),
        PositionMinimum = new Usd(100m),
        PositionsAtMost = 12,
        Sizing = SizingPolicy.Percent,
        PercentSize = new Ratio(0.02m),
        CashBufferShare = new Ratio(0.05m),
        VolumeShare = new Ratio(0.03m),
        SectorMaximum = new Ratio(0.25m),
        LeverageMaximum = 2m,
        DayLossReduce = new Ratio(0.03m),
        DayLossStop = new Ratio(0.05m),
        DrawdownReduce = new Ratio(0.12m),
        DrawdownStop = new Ratio(0.15m),
        ValueAtRisk = new Ratio(0.02m),
        PairCorrelation = new Ratio(0.8m),
        CostPerSide = new Ratio(0.001m),
        MarketCapMaximum = new Usd(350_000_000m),
    };

    /// <summary>Tight limits for the first months with real money.</summary>
    public static RiskProfile ConservativeLive { get; } = new()
    {
        Name = "conservative-live",
        PositionMaximumShare = new Ratio(0.05m),
        PositionMinimum = new Usd(100m),
        PositionsAtMost = 5,
        Sizing = SizingPolicy.Percent,
        PercentSize = new Ratio(0.05m),
        CashBufferShare = new Ratio(0.10m),
        VolumeShare = new Ratio(0.01m),
        SectorMaximum = new Ratio(0.20m),
        LeverageMaximum = 1m,
        DayLossReduce = new Ratio(0.01m),
        DayLossStop = new Ratio(0.02m),
        DayLossStopAction = StopAction.AllOut,
        DrawdownReduce = new Ratio(0.05m),
        DrawdownStop = new Ratio(0.10m),
        DrawdownStopAction = StopAction.AllOut,
        ValueAtRisk = new Ratio(0.02m),
        PairCorrelation = new Ratio(0.7m),
        CostPerSide = new Ratio(0.001m),
        MarketCapMaximum = new Usd(350_000_000m),
    };

    /// <summary>Positions by score, also for accounts of a few hundred dollars.</summary>
    public static RiskProfile Microcap { get; } = new()
    {
        Name = "microcap",
        PositionMaximumShare = new Ratio(0.05m),
        PositionMaximumShareWhenSmall = new Ratio(0.25m),
        SmallEquityBelow = new Usd(500m),
        PositionMinimum = new Usd(25m),
        PositionsAtMost = 5,
        Sizing = SizingPolicy.ScoreTiered,
        CashBufferShare = new Ratio(0.05m),
        VolumeShare = new Ratio(0.03m),
        SectorMaximum = new Ratio(0.50m),
        LeverageMaximum = 1m,
        DayLossReduce = new Ratio(0.05m),
        DayLossStop = new Ratio(0.10m),
        DrawdownReduce = new Ratio(0.10m),
        DrawdownStop = new Ratio(0.20m),
        ValueAtRisk = new Ratio(0.05m),
        PairCorrelation = new Ratio(0.8m),
        CostPerSide = new Ratio(0.001m),
    };

    /// <summary>For an allocation book of leveraged funds.</summary>
    public static RiskProfile RegimeEtf { get; } = new()
    {
        Name = "regime-etf",
        PositionMaximumShare = new Ratio(0.08m),
        LeveragedFundMaximum = new Ratio(0.25m),
        PositionMinimum = new Usd(100m),
        PositionsAtMost = 6,
        Sizing = SizingPolicy.Weights,
        CashBufferShare = new Ratio(0.30m),
        VolumeShare = new Ratio(0.01m),
        SectorMaximum = null,
        LeverageMaximum = 1m,
        DayLossReduce = new Ratio(0.03m),
        DayLossStop = new Ratio(0.05m),
        DayLossStopAction = StopAction.AllOut,
        DrawdownReduce = new Ratio(0.15m),
        DrawdownReduceScale = new Ratio(0.3m),
        DrawdownStop = new Ratio(0.20m),
        DrawdownStopAction = StopAction.AllOut,
        Protection = ProtectionPolicy.None,
        ValueAtRisk = new Ratio(0.05m),
        PairCorrelation = null,
        CostPerSide = new Ratio(0.0005m),
        CostAddsHalfSpread = false,
    };

    /// <summary>Every profile, the default first.</summary>
    public static IReadOnlyList<RiskProfile> All { get; } =
        [SmallAccount, NanoCap, ConservativeLive, Microcap, RegimeEtf];

    /// <summary>Every profile's name, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(profile => profile.Name)];

    /// <summary>The profile of a name in any case, or null.</summary>
    public static RiskProfile? Find(string name) =>
        All.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The profile of a name in any case.</summary>
    /// <exception cref="FormatException">There is none; the message lists the known ones.</exception>
    public static RiskProfile Get(string name) => Find(name) ?? throw new FormatException(
        $"Expected a profile, one of {string.Join(", ", Names)}; found '{name}'.");
}
