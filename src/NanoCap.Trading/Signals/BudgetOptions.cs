namespace NanoCap.Trading.Signals;

/// <summary>The numbers of the performance-based budgets. A budget is a share of equity.</summary>
public sealed record BudgetOptions
{
    /// <summary>Base of <c>stat-arb</c>.</summary>
    public double StatArb { get; init; } = 0.60;

    /// <summary>Base of <c>momentum</c>.</summary>
    public double Momentum { get; init; } = 0.25;

    /// <summary>Base of <c>mean-reversion</c>.</summary>
    public double MeanReversion { get; init; } = 0.15;

    /// <summary>A budget moves by at most this part of itself a week.</summary>
    public double LargestMove { get; init; } = 0.20;

    /// <summary>Sessions of the momentum that moves it.</summary>
    public int MomentumSessions { get; init; } = 63;

    /// <summary>The smallest weight that a person may set.</summary>
    public double SmallestWeight { get; init; } = 0.05;

    /// <summary>The largest weight that a person may set.</summary>
    public double LargestWeight { get; init; } = 0.60;

    /// <summary>The bases by strategy, those that a person set in place of the configured.</summary>
    /// <param name="weights">What a person set, by strategy.</param>
    public IReadOnlyDictionary<string, double> BasesWith(IReadOnlyDictionary<string, double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var bases = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["stat-arb"] = StatArb,
            ["momentum"] = Momentum,
            ["mean-reversion"] = MeanReversion,
        };
        foreach (var (strategy, weight) in weights)
        {
            bases[strategy] = weight;
        }

        return bases;
    }
}
