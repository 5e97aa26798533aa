namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>The numbers of every allocation book.</summary>
public sealed record AllocationOptions
{
    /// <summary>Numbers of <c>regime</c>.</summary>
    public RegimeOptions Regime { get; init; } = new();

    /// <summary>Numbers of <c>index-core</c>.</summary>
    public IndexCoreOptions IndexCore { get; init; } = new();

    /// <summary>Numbers of <c>vol-target</c>.</summary>
    public VolTargetOptions VolTarget { get; init; } = new();

    /// <summary>Numbers of <c>trend</c>.</summary>
    public TrendOptions Trend { get; init; } = new();

    /// <summary>Smallest trade of a rebalance, US dollars; smaller ones are left out.</summary>
    public double MinimumTradeUsd { get; init; } = 100;

    /// <summary>What a side costs in a replay, a share of the traded value.</summary>
    public double CostPerSide { get; init; } = 0.0005;
}
