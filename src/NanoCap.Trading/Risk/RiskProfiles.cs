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

    /// <summary>Every profile, the default first.</summary>
    public static IReadOnlyList<RiskProfile> All { get; } = [SmallAccount];

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
