namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>What stands between a book's target and its orders.</summary>
/// <param name="MaximumWeight">The most that one fund may be, a share of equity.</param>
/// <param name="OffBy">Nothing is traded while every fund is nearer to its target than this share.</param>
/// <param name="Scaling">How losses of the account shrink the weights; null where they do not.</param>
public sealed record AllocationLimits(
    double MaximumWeight = 1.0, double OffBy = 0.0, EquityScaling? Scaling = null);
