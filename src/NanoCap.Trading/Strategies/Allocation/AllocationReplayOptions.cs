namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>How a book is replayed.</summary>
/// <param name="Equity">US dollars at the start.</param>
/// <param name="CostPerSide">Share of each trade's value that it costs.</param>
/// <param name="MinimumTrade">Smaller trades are left out, US dollars.</param>
public sealed record AllocationReplayOptions(
    double Equity = 10_000, double CostPerSide = 0.0005, double MinimumTrade = 100)
{
    /// <summary>Without cost and without a smallest trade.</summary>
    public AllocationReplayOptions Bare() => this with { CostPerSide = 0, MinimumTrade = 0 };
}
