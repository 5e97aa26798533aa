using System.ComponentModel.DataAnnotations;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Options;

/// <summary>When the timed jobs of a session are due, in minutes from its open or close.</summary>
internal sealed record ScheduleOptions
{
    [Range(1, JobTimes.MostMinutes)]
    public int SubmissionMinutesBeforeOpen { get; init; } = 5;

    [Range(1, JobTimes.MostMinutes)]
    public int ProtectionMinutesAfterOpen { get; init; } = 1;

    [Range(1, 180)]
    public int ExpiryMinutesAfterOpen { get; init; } = 30;

    [Range(1, 180)]
    public int EntryOutcomeMinutesAfterOpen { get; init; } = 35;

    [Range(1, JobTimes.MostMinutes)]
    public int DailyRunMinutesAfterClose { get; init; } = 30;

    [Range(1, 180)]
    public int RebalanceMinutesBeforeClose { get; init; } = 10;

    /// <summary>New York time of the next session until which a missed daily run still runs.</summary>
    public TimeOnly MorningDeadline { get; init; } = new(9, 0);

    public JobTimes ToJobTimes() => new(
        [
            new(JobName.Submission, SessionEdge.Open, -SubmissionMinutesBeforeOpen, WhenMissed.DropAtExpiry),
            new(JobName.OpeningPrint, SessionEdge.Open, 0, WhenMissed.RunAtOnce),
            new(JobName.Protection, SessionEdge.Open, ProtectionMinutesAfterOpen, WhenMissed.RunAtOnce),
            new(JobName.Expiry, SessionEdge.Open, ExpiryMinutesAfterOpen, WhenMissed.RunAtOnce),
            new(JobName.EntryOutcome, SessionEdge.Open, EntryOutcomeMinutesAfterOpen, WhenMissed.RunAtOnce),
            new(JobName.Rebalance, SessionEdge.Close, -RebalanceMinutesBeforeClose, WhenMissed.DropAtClose),
            new(JobName.ClosingMark, SessionEdge.Close, 0, WhenMissed.RunAtOnce),
            new(JobName.DailyRun, SessionEdge.Close, DailyRunMinutesAfterClose, WhenMissed.DropNextMorning),
        ],
        MorningDeadline);
}
