using System.Collections.Immutable;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Safety;

/// <summary>Breakers, gates and what corrects their baselines. Immutable.</summary>
public sealed record SafetyState
{
    /// <summary>How many lines of history are kept.</summary>
    public const int HistoryLength = 50;

    /// <summary>Nothing was ever reached.</summary>
    public static SafetyState Empty { get; } = new();

    /// <summary>Levels that were reached, by key.</summary>
    public ImmutableSortedDictionary<string, BreakerLatch> Latches { get; init; } =
        ImmutableSortedDictionary.Create<string, BreakerLatch>(StringComparer.Ordinal);

    /// <summary>Gates that are closed, by name.</summary>
    public ImmutableSortedDictionary<string, GateStanding> Gates { get; init; } =
        ImmutableSortedDictionary.Create<string, GateStanding>(StringComparer.Ordinal);

    /// <summary>Gates that have too little history to be measured, with the sentence that says so.</summary>
    public ImmutableSortedDictionary<string, string> NotMeasured { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The latest figure of each gate; forgotten with the process.</summary>
    public ImmutableSortedDictionary<string, GateReading> Readings { get; init; } =
        ImmutableSortedDictionary.Create<string, GateReading>(StringComparer.Ordinal);

    /// <summary>What <c>/reduce</c> leaves of new sizes, 0 to 1; null when nobody reduced.</summary>
    public Ratio? ReducedTo { get; init; }

    /// <summary>When the broker refused an order, the latest ones, oldest first.</summary>
    public ImmutableList<DateTimeOffset> Refusals { get; init; } = [];

    /// <summary>The closed trade from which losses in a row count, as a place in the list of trades.</summary>
    public int StreakFrom { get; init; }

    /// <summary>Names of deposits, withdrawals and the like that were booked; each counts once.</summary>
    public ImmutableHashSet<string> CashFlows { get; init; } = [];

    /// <summary>Deposits less withdrawals since the last close, US dollars.</summary>
    public Usd FlowSinceClose { get; init; }

    /// <summary>How much more cash the broker had than we at the latest comparison, US dollars; null when they agreed;
    /// forgotten with the process.</summary>
    public Usd? CashOff { get; init; }

    /// <summary>What happened, oldest first, at most <see cref="HistoryLength"/> lines.</summary>
    public ImmutableList<SafetyNote> History { get; init; } = [];

    /// <summary>Whether entries wait, beside latched breakers: a gate is closed, or a reduction waits for its second
    /// reading.</summary>
    public bool HoldsEntries => !Gates.IsEmpty || Latches.Values.Any(latch => !latch.IsLatched);

    /// <summary>What latched reductions and <c>/reduce</c> leave of new sizes, 0 to 1: the smallest.</summary>
    public decimal SizeScale
    {
        get
        {
            // Asked by every review: nothing may be left behind.
            var smallest = ReducedTo?.Value ?? 1m;
            foreach (var (_, latch) in Latches)
            {
                smallest = latch.IsLatched ? Math.Min(smallest, latch.Scale.Value) : smallest;
            }

            return smallest;
        }
    }
}
