namespace NanoCap.Trading.Desk.Alerts;

/// <summary>What reaches the desk about alerts.</summary>
/// <param name="At">The instant of the input.</param>
public abstract record AlertInput(DateTimeOffset At) : DeskInput(At)
{
    /// <summary>A person acknowledges an alert, or all that stand.</summary>
    /// <param name="Number">The alert; null for all.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record Acknowledge(int? Number, Actor By, DateTimeOffset At) : AlertInput(At);

    /// <summary>A person does not want to be told of a topic until an instant.</summary>
    /// <param name="Topic">The topic.</param>
    /// <param name="Until">Until when; null to be told again.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record Mute(AlertTopic Topic, DateTimeOffset? Until, Actor By, DateTimeOffset At) : AlertInput(At);

    /// <summary>A person sets or ends the quiet hours.</summary>
    /// <param name="Hours">The hours; null for none.</param>
    /// <param name="By">The person.</param>
    /// <param name="At">The instant.</param>
    public sealed record SetQuiet(QuietHours? Hours, Actor By, DateTimeOffset At) : AlertInput(At);

    /// <summary>A channel has shown alerts.</summary>
    /// <param name="Channel">The channel's name.</param>
    /// <param name="Marks">What it has shown.</param>
    /// <param name="At">The instant.</param>
    public sealed record Shown(string Channel, IReadOnlyList<AlertMark> Marks, DateTimeOffset At) : AlertInput(At);

    /// <summary>The rim saw something that a person must learn about, such as a full disk.</summary>
    /// <param name="Topic">What it is about.</param>
    /// <param name="Key">What makes repeats one alert.</param>
    /// <param name="Severity">How loudly it is told.</param>
    /// <param name="Text">A sentence for a person.</param>
    /// <param name="IsPassing">Whether it happened, rather than lasts.</param>
    /// <param name="At">The instant.</param>
    public sealed record Seen(
        AlertTopic Topic, string Key, AlertSeverity Severity, string Text, bool IsPassing, DateTimeOffset At)
        : AlertInput(At);

    /// <summary>What the rim saw is not so any more.</summary>
    /// <param name="Key">The alert's key.</param>
    /// <param name="At">The instant.</param>
    public sealed record Gone(string Key, DateTimeOffset At) : AlertInput(At);

    /// <summary>Half an hour into the session, after the entry window: what became of each approved entry is
    /// told, and what should have happened by now is looked after.</summary>
    /// <param name="Session">The session.</param>
    /// <param name="At">The instant.</param>
    public sealed record OutcomeDue(DateOnly Session, DateTimeOffset At) : AlertInput(At);
}
