using NanoCap.Trading.Indicators;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>Holds QQQ at min(1, 15 % / realised volatility of 20 log returns), the rest in cash, set right when off by
/// ten points.</summary>
/// <remarks>A volatility of zero gives the full weight. Needs 21 closes of QQQ.</remarks>
public sealed class VolTargetBook(VolTargetOptions options) : IAllocationBook
{
    private static readonly Symbol Fund = Symbol.Of("QQQ");

    /// <inheritdoc/>
    public string Name => "vol-target";

    /// <inheritdoc/>
    public int LongestWindow => options.VolatilitySessions + 1;

    /// <inheritdoc/>
    public IReadOnlyList<Symbol> Symbols => [Fund];

    /// <inheritdoc/>
    public AllocationLimits Limits { get; } = new(1.0, options.OffBy);

    /// <inheritdoc/>
    public bool LeavesBuffer => false;

    /// <inheritdoc/>
    public string Evidence =>
        "Measured next close against QQQ held: drawdown -35 to -22 % and return 17.5 to 14.0 % a year (2011-03 to "
        + "2023-06), -23 to -17 % and 23.2 to 16.5 % (2023-07 to 2026-07). " + AllocationEvidence.LowerExposure;

    /// <inheritdoc/>
    public IReadOnlyList<AllocationTarget> Evaluate(AllocationPrices prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var (sessions, closes) = prices.Known(Fund);
        var volatilities = new double[closes.Length];
        RealisedVolatility.Calculate(closes, options.VolatilitySessions, volatilities);
        return FundTargets.Of(prices, Fund, sessions, LongestWindow, (session, index) => new AllocationTarget(
            session,
            null,
            [new(Fund, Math.Min(1, options.Volatility / volatilities[index]))],
            true,
            [new("realisedVolatility", volatilities[index])],
            null));
    }
}
