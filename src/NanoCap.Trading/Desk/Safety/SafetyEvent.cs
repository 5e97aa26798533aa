using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Safety;

/// <summary>What happens to breakers, gates and their baselines.</summary>
/// <param name="At">The instant.</param>
public abstract record SafetyEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>A level of a breaker was reached by a first reading: entries stop, nothing is sold yet. A stop is
    /// latched from here on.</summary>
    /// <param name="Reading">What was measured against what.</param>
    /// <param name="Equity">Equity of the reading, US dollars.</param>
    /// <param name="Session">The session of the reading.</param>
    /// <param name="At">The instant.</param>
    public sealed record LevelReached(BreakerReading Reading, Usd Equity, DateOnly Session, DateTimeOffset At)
        : SafetyEvent(At);

    /// <summary>A latched level that had not acted was reached again; this reading is now the first of two.</summary>
    /// <param name="Reading">What was measured against what.</param>
    /// <param name="Equity">Equity of the reading, US dollars.</param>
    /// <param name="At">The instant.</param>
    public sealed record LevelReachedAgain(BreakerReading Reading, Usd Equity, DateTimeOffset At)
        : SafetyEvent(At);

    /// <summary>The second reading did not agree: nothing is sold. A reduction is over with it.</summary>
    /// <param name="Key">The level.</param>
    /// <param name="Measured">What was measured.</param>
    /// <param name="Equity">Equity of the reading, US dollars.</param>
    /// <param name="At">The instant.</param>
    public sealed record LevelDoubted(string Key, decimal Measured, Usd Equity, DateTimeOffset At)
        : SafetyEvent(At);

    /// <summary>A level acts, once until a person resumes.</summary>
    /// <param name="Key">The level.</param>
    /// <param name="Deed">What it does.</param>
    /// <param name="Measured">What was measured.</param>
    /// <param name="Equity">Equity of the reading, US dollars.</param>
    /// <param name="Scale">What it leaves of positions and new sizes, 0 to 1.</param>
    /// <param name="At">The instant.</param>
    public sealed record LevelActed(
        string Key, BreakerDeed Deed, decimal Measured, Usd Equity, Ratio Scale, DateTimeOffset At)
        : SafetyEvent(At);

    /// <summary>A gate closed.</summary>
    /// <param name="Reading">What was measured.</param>
    /// <param name="At">The instant.</param>
    public sealed record GateClosed(GateReading Reading, DateTimeOffset At) : SafetyEvent(At);

    /// <summary>A gate lifted by itself after enough good readings, or because a person settled its cause.</summary>
    /// <param name="Reading">What was measured.</param>
    /// <param name="At">The instant.</param>
    public sealed record GateLifted(GateReading Reading, DateTimeOffset At) : SafetyEvent(At);

    /// <summary>A gate was read: what /breakers shows, and how many good readings there were in a row.</summary>
    /// <param name="Reading">What was measured.</param>
    /// <param name="At">The instant.</param>
    public sealed record GateRead(GateReading Reading, DateTimeOffset At) : SafetyEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }

    /// <summary>Whether a gate can be measured changed.</summary>
    /// <param name="Gate">The gate.</param>
    /// <param name="Why">Why it cannot; null when it can again.</param>
    /// <param name="At">The instant.</param>
    public sealed record GateMeasurable(string Gate, string? Why, DateTimeOffset At) : SafetyEvent(At);

    /// <summary>A person sold a part of everything and made new sizes smaller.</summary>
    /// <param name="Scale">What is left of positions and new sizes, 0 to 1.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record SizesReduced(Ratio Scale, Actor By, DateTimeOffset At) : SafetyEvent(At);

    /// <summary>Everything but exits is off.</summary>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record EntriesHalted(Actor By, DateTimeOffset At) : SafetyEvent(At);

    /// <summary>Cash came or went that no trade explains; baselines are corrected for it.</summary>
    /// <param name="ActivityId">The broker's name for it; each counts once.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Amount">US dollars; below zero when it went.</param>
    /// <param name="At">The instant.</param>
    public sealed record CashFlowBooked(string ActivityId, CashFlowKind Kind, Usd Amount, DateTimeOffset At)
        : SafetyEvent(At)
    {
        /// <summary>Who took an unexplained difference as right; null when the broker told it.</summary>
        public Actor? By { get; init; }
    }

    /// <summary>Our cash and the broker's were compared.</summary>
    /// <param name="Off">The broker's less ours, US dollars; null when they agree.</param>
    /// <param name="At">The instant.</param>
    public sealed record CashCompared(Usd? Off, DateTimeOffset At) : SafetyEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }
}
