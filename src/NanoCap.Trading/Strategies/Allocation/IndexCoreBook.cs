using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>Keeps a fixed weight in one broad fund and the rest in BIL, set right at month ends when off by five
/// points. It claims no edge.</summary>
/// <remarks>Without a close of either fund on a session there is no target.</remarks>
public sealed class IndexCoreBook(IndexCoreOptions options) : IAllocationBook
{
    private static readonly Symbol Bills = Symbol.Of("BIL");

    private readonly Symbol fund = Symbol.Of(options.Fund == CoreFund.Iwm ? "IWM" : "SPY");

    /// <inheritdoc/>
    public string Name => "index-core";

    /// <inheritdoc/>
    public int LongestWindow => 1;

    /// <inheritdoc/>
    public IReadOnlyList<Symbol> Symbols => [fund, Bills];

    /// <inheritdoc/>
    public AllocationLimits Limits { get; } = new(1.0, options.OffBy);

    /// <inheritdoc/>
    public bool LeavesBuffer => false;

    /// <inheritdoc/>
    public string Evidence =>
        "Claims no edge: it earns its funds' returns. " + AllocationEvidence.LowerExposure;

    /// <inheritdoc/>
    public IReadOnlyList<AllocationTarget> Evaluate(AllocationPrices prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return [.. Enumerable.Range(0, prices.Count).Select(index => TargetAt(prices, index))];
    }

    private AllocationTarget TargetAt(AllocationPrices prices, int index)
    {
        var session = prices.SessionAt(index);
        var missing = Symbols.Where(symbol => double.IsNaN(prices.Close(symbol, index))).ToList();
        return missing.Count > 0
            ? AllocationTarget.Skipped(session, $"no close of {string.Join(", ", missing)} on this session")
            : new AllocationTarget(
                session,
                null,
                [new(fund, options.Weight), new(Bills, 1 - options.Weight)],
                MonthEnds.IsLast(session),
                [new("weight", options.Weight)],
                null);
    }
}
