namespace NanoCap.Trading.Sessions;

/// <summary>A timed job of one session.</summary>
/// <param name="Name">The job.</param>
/// <param name="Session">The trading day it belongs to.</param>
/// <param name="DueAt">The UTC instant at which it should run.</param>
/// <param name="ValidUntil">The UTC instant from which it is too late to run it; null: it runs however late.</param>
public sealed record DueJob(JobName Name, DateOnly Session, DateTimeOffset DueAt, DateTimeOffset? ValidUntil)
{
    /// <summary>True if it is too late to run the job at the instant: it is dropped and reported.</summary>
    public bool IsMissedAt(DateTimeOffset now) => now >= ValidUntil;
}
