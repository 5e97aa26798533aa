using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Tests.Desk.GoingLive;

/// <summary>An allocation book that knows one fund.</summary>
internal sealed class OneFundBook : IAllocationBook
{
    public string Name => "book";

    public int LongestWindow => 1;

    public IReadOnlyList<Symbol> Symbols => [Symbol.Of("SPY")];

    public AllocationLimits Limits { get; } = new();

    public bool LeavesBuffer => false;

    public string Evidence => "measured words";

    public IReadOnlyList<AllocationTarget> Evaluate(AllocationPrices prices) => [];
}
