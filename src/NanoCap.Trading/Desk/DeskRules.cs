using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Desk;

/// <summary>What the desk decides by; fixed while the service runs.</summary>
/// <param name="Profile">The active limits.</param>
/// <param name="Calendar">The exchange's sessions.</param>
/// <param name="Times">When the jobs of a session are due.</param>
/// <param name="OrderPrefix">The start of every client order id, which tells our orders from others'.</param>
public sealed record DeskRules(
    RiskProfile Profile, TradingCalendar Calendar, JobTimes Times, string OrderPrefix = "nc")
{
    /// <summary>When a rebalance of a session goes out: at its job, else ten minutes before the close.</summary>
    public DateTimeOffset RebalanceAt(DateOnly session) =>
        Times.Of(Calendar.Session(session), Calendar).FirstOrDefault(job => job.Name == JobName.Rebalance)?.DueAt
            ?? Calendar.Session(session).Close.AddMinutes(-10);

    /// <summary>Symbols that EXIT leaves alone, with their orders; none unless given.</summary>
    public IReadOnlySet<Symbol> KeepOnExit { get; init; } = new HashSet<Symbol>();

    /// <summary>What a person may set of strategies; nothing unless given.</summary>
    public StrategyBounds Strategies { get; init; } = new([], default, default);

    /// <summary>Entries worth more than this need the approval of two people, US dollars; null for never.</summary>
    public Usd? SecondPersonAbove { get; init; }

    /// <summary>How slowly money is put to work; null for all at once.</summary>
    public RampRules? Ramp { get; init; }

    /// <summary>From when on something is worth an alert.</summary>
    public AlertLimits Alerts { get; init; } = AlertLimits.Standard;

    /// <summary>When it is told what became of the entries of a session: at its job, else five minutes after the entry
    /// window.</summary>
    public DateTimeOffset EntryOutcomeAt(DateOnly session) =>
        Times.Of(Calendar.Session(session), Calendar).FirstOrDefault(job => job.Name == JobName.EntryOutcome)?.DueAt
            ?? EntryWindowOf(session).End.AddMinutes(5);

    /// <summary>From when entries for a session go out at once, and until when they may.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) EntryWindowOf(DateOnly session)
    {
        var jobs = Times.Of(Calendar.Session(session), Calendar).ToList();
        return (
            jobs.First(job => job.Name == JobName.Submission).DueAt,
            jobs.First(job => job.Name == JobName.Expiry).DueAt);
    }
}
