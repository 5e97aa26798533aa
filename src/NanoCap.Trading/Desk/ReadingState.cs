using NanoCap.Trading.Desk.Decisions;

namespace NanoCap.Trading.Desk;

/// <summary>How far the broker's books are known to be taken over. Immutable.</summary>
public sealed record ReadingState
{
    /// <summary>What a broker shows late, such as corrections of the day after, and clocks that differ.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>Nothing was read yet.</summary>
    public static ReadingState Empty { get; } = new();

    /// <summary>All that the broker had until here was taken over; moves on at most once an hour; null before the first
    /// read.</summary>
    public DateTimeOffset? TakenUntil { get; init; }

    /// <summary>How often something changed a count of shares: what was read before the latest is not compared.
    /// </summary>
    public int Moves { get; init; }

    /// <summary>How many reads in a row could not be compared because shares moved meanwhile; forgotten with the
    /// process.</summary>
    public int Repeats { get; init; }

    /// <summary>From when on the next read needs orders that have ended: a day before the last one, and before the
    /// oldest order that is open; null for all of them. A first difference of cash asks for all: an execution that was
    /// taken back or corrected long ago, and whose news got lost, is only in the report of its order.</summary>
    public static DateTimeOffset? Since(DeskState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var isCashInDoubt = state.Safety.CashOff is not null
            && !state.Safety.Gates.ContainsKey(CashComparison.Gate);
        return !isCashInDoubt && state.Reading.TakenUntil is { } until
            ? state.OpenOrders.Select(order => order.ReadyAt).Append(until).Min() - Overlap
            : null;
    }
}
