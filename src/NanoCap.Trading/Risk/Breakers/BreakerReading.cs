using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Breakers;

/// <summary>One level of one breaker, measured.</summary>
/// <param name="Breaker">Which: <c>day-loss</c>, <c>drawdown</c>, <c>loss-streak</c> or <c>refused-orders</c>.</param>
/// <param name="Level">Which level.</param>
/// <param name="Limit">Reached at this: a share of the baseline, or a count.</param>
/// <param name="Measured">What is measured, in the limit's unit.</param>
/// <param name="Baseline">What a loss is measured against, US dollars; zero for a count.</param>
public sealed record BreakerReading(
    string Breaker, BreakerLevel Level, decimal Limit, decimal Measured, Usd Baseline)
{
    /// <summary>What tells this level from every other: <c>day-loss:Stop</c>.</summary>
    public string Key => $"{Breaker}:{Level}";

    /// <summary>Whether the level is reached.</summary>
    public bool IsReached => Measured >= Limit;

    /// <summary>Whether it counts things instead of measuring a loss of equity.</summary>
    public bool IsCount => Baseline <= Usd.Zero;

    /// <summary>The same level at another equity, against the baseline of its first reading; without a baseline
    /// nothing is lost.</summary>
    public BreakerReading At(Usd baseline, Usd equity) => IsCount
        ? this
        : this with { Measured = EquityLoss.From(baseline, equity)?.Value ?? 0m };
}
