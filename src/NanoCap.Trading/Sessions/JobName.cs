namespace NanoCap.Trading.Sessions;

/// <summary>The timed jobs of a session. Jobs due at the same instant run in this order.</summary>
public enum JobName
{
    /// <summary>Sends the approved entries and queues the scheduled exits for the open.</summary>
    Submission,

    /// <summary>The opening print: scheduled exits, entries and gaps of a replayed session; equity is judged.</summary>
    OpeningPrint,

    /// <summary>Sees that every position has the protection its profile asks for.</summary>
    Protection,

    /// <summary>Ends unfilled entries and approvals that are older than the session's first half hour.</summary>
    Expiry,

    /// <summary>Tells what became of each approved entry: filled, filled in part, or missed and why.</summary>
    EntryOutcome,

    /// <summary>Sends an approved rebalance of an allocation book; ends one that nobody decided.</summary>
    Rebalance,

    /// <summary>Marks the books at the close and judges the breakers.</summary>
    ClosingMark,

    /// <summary>Scans the universe and raises the next session's proposals.</summary>
    DailyRun,
}
