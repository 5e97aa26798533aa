namespace NanoCap.Trading.Desk.Alerts;

/// <summary>How loudly an alert is told.</summary>
public enum AlertSeverity
{
    /// <summary>Worth knowing; waits for the end of quiet hours.</summary>
    Note,

    /// <summary>Somebody should look; waits for the end of quiet hours.</summary>
    Warning,

    /// <summary>Money is at stake now: ignores quiet hours and rings on until acknowledged.</summary>
    Critical,
}
