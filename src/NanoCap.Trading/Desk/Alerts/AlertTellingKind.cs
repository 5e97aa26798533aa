namespace NanoCap.Trading.Desk.Alerts;

/// <summary>Why an alert is told.</summary>
public enum AlertTellingKind
{
    /// <summary>The channel has not shown these words yet.</summary>
    New,

    /// <summary>Nobody acknowledged it.</summary>
    Repeated,

    /// <summary>Nobody acknowledged it where it was told first.</summary>
    Escalated,

    /// <summary>It does not stand any more.</summary>
    Over,
}
