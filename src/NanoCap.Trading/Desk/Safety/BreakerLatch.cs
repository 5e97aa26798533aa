using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Safety;

/// <summary>A level of a breaker that was reached: against what, what it did, and what it still waits for.</summary>
/// <param name="First">The reading that reached it.</param>
/// <param name="Equity">Equity at that reading, US dollars.</param>
/// <param name="Session">The session of that reading.</param>
/// <param name="At">When that was.</param>
public sealed record BreakerLatch(BreakerReading First, Usd Equity, DateOnly Session, DateTimeOffset At)
{
    /// <summary>What a second reading is compared with, US dollars; corrected for deposits and withdrawals.</summary>
    public Usd Baseline { get; init; } = First.Baseline;

    /// <summary>The reading that waits for a second one that agrees; null when none does.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    /// <summary>What was measured when it acted; null before that.</summary>
    public decimal? ActedOn { get; init; }

    /// <summary>When it acted; null before that. A level acts once until a person resumes.</summary>
    public DateTimeOffset? ActedAt { get; init; }

    /// <summary>What it did; null before that.</summary>
    public BreakerDeed? Deed { get; init; }

    /// <summary>What it leaves of new sizes, 0 to 1.</summary>
    public Ratio Scale { get; init; } = new(1m);

    /// <summary>Whether only a person clears it: a stop from its first reading on, a reduction once it acted.</summary>
    public bool IsLatched => First.Level == BreakerLevel.Stop || ActedAt is not null;
}
