using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Cli;

/// <summary>What a replay of the regime rules found.</summary>
/// <param name="Book">The rules that were asked about.</param>
/// <param name="IsBare">Whether these are the bare ones.</param>
/// <param name="Results">One for each fill.</param>
/// <param name="Days">The weights by session, as the last of the fills held them.</param>
/// <param name="Notes">What a reader must know beside the numbers.</param>
internal sealed record RegimeAnswer(
    IAllocationBook Book,
    bool IsBare,
    IReadOnlyList<RegimeResult> Results,
    IReadOnlyList<AllocationDay> Days,
    IReadOnlyList<string> Notes)
{
    public FillMode DaysOf => Results[^1].Fill;
}
