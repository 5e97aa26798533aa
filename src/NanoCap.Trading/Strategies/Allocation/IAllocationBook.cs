using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>A rule that says how an account should be spread over a few broad funds. It finds no entries: it keeps
/// target weights, and one proposal a rebalance takes the account there.</summary>
public interface IAllocationBook
{
    /// <summary>The stable name, such as <c>regime</c>.</summary>
    string Name { get; }

    /// <summary>Sessions of history without which it says nothing.</summary>
    int LongestWindow { get; }

    /// <summary>Every fund it looks at or may hold.</summary>
    IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>What stands between its targets and orders.</summary>
    AllocationLimits Limits { get; }

    /// <summary>Whether its weights are of equity and leave the cash buffer themselves, rather than being of what is
    /// investable after the buffer.</summary>
    bool LeavesBuffer { get; }

    /// <summary>What has been measured of it, in words; goes wherever it is offered.</summary>
    string Evidence { get; }

    /// <summary>The target after each session's close, one for each session. What it says of a session uses nothing
    /// after its close; the calendar's month ends are known beforehand.</summary>
    /// <param name="prices">The prices; funds it lacks are skip reasons or notes, never guesses.</param>
    IReadOnlyList<AllocationTarget> Evaluate(AllocationPrices prices);
}
