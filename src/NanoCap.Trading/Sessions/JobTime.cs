namespace NanoCap.Trading.Sessions;

/// <summary>One row of <see cref="JobTimes"/>: when a job is due and what happens when it is missed.</summary>
/// <param name="Name">The job.</param>
/// <param name="Edge">The instant of the session from which the minutes are counted.</param>
/// <param name="Minutes">Minutes after the edge; negative: before it.</param>
/// <param name="WhenMissed">The rule for a job that did not run when it was due.</param>
public sealed record JobTime(JobName Name, SessionEdge Edge, int Minutes, WhenMissed WhenMissed)
{
    /// <summary>The UTC instant at which the job of a session is due.</summary>
    public DateTimeOffset DueAt(TradingSession session) =>
        (Edge == SessionEdge.Open ? session.Open : session.Close).AddMinutes(Minutes);
}
