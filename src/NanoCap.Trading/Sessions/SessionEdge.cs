namespace NanoCap.Trading.Sessions;

/// <summary>The instant of a session from which a job's minutes are counted.</summary>
public enum SessionEdge
{
    /// <summary>09:30 New York.</summary>
    Open,

    /// <summary>16:00 New York, 13:00 on an early close.</summary>
    Close,
}
