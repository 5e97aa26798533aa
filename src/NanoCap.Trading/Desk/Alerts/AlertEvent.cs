using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What happens to alerts.</summary>
/// <param name="At">The instant.</param>
public abstract record AlertEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>An alert was raised, or one that stands has more to say.</summary>
    /// <param name="Number">Its number; that of the standing one with the same key.</param>
    /// <param name="Key">What makes repeats one alert.</param>
    /// <param name="Topic">What it is about.</param>
    /// <param name="Severity">How loudly it is told.</param>
    /// <param name="Text">A sentence for a person.</param>
    /// <param name="At">The instant.</param>
    public sealed record AlertRaised(
        int Number, string Key, AlertTopic Topic, AlertSeverity Severity, string Text, DateTimeOffset At)
        : AlertEvent(At)
    {
        /// <summary>Whether it tells of something that happened, rather than of something that lasts.</summary>
        public bool IsPassing { get; init; }
    }

    /// <summary>What an alert told is not so any more.</summary>
    /// <param name="Key">The alert's key.</param>
    /// <param name="At">The instant.</param>
    public sealed record AlertLifted(string Key, DateTimeOffset At) : AlertEvent(At);

    /// <summary>A person knows of an alert; it rings no more.</summary>
    /// <param name="Number">The alert.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record AlertAcknowledged(int Number, Actor By, DateTimeOffset At) : AlertEvent(At);

    /// <summary>A channel has shown alerts.</summary>
    /// <param name="Channel">The channel's name.</param>
    /// <param name="Marks">What it has shown.</param>
    /// <param name="At">The instant.</param>
    public sealed record AlertsTold(string Channel, IReadOnlyList<AlertMark> Marks, DateTimeOffset At)
        : AlertEvent(At);

    /// <summary>A person does not want to be told of a topic for a while, or again.</summary>
    /// <param name="Topic">The topic.</param>
    /// <param name="Until">Until when; null for not any longer.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record TopicMuted(AlertTopic Topic, DateTimeOffset? Until, Actor By, DateTimeOffset At)
        : AlertEvent(At);

    /// <summary>A person set or ended the quiet hours.</summary>
    /// <param name="Hours">The hours; null for none.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record QuietHoursSet(QuietHours? Hours, Actor By, DateTimeOffset At) : AlertEvent(At);

    /// <summary>A position was seen without its protection; if that lasts it is told.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="At">The instant.</param>
    public sealed record CoverageLost(Symbol Symbol, DateTimeOffset At) : AlertEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }

    /// <summary>A position that was without its protection has it, or is gone.</summary>
    /// <param name="Symbol">The ticker.</param>
    /// <param name="At">The instant.</param>
    public sealed record CoverageFound(Symbol Symbol, DateTimeOffset At) : AlertEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }
}
