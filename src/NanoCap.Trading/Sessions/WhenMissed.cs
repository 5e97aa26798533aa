namespace NanoCap.Trading.Sessions;

/// <summary>What becomes of a job that did not run when it was due.</summary>
public enum WhenMissed
{
    /// <summary>It runs at once, however late.</summary>
    RunAtOnce,

    /// <summary>It runs late until the session's <see cref="JobName.Expiry"/> is due; then it is dropped.</summary>
    DropAtExpiry,

    /// <summary>It runs late until the session closes; then it is dropped.</summary>
    DropAtClose,

    /// <summary>It runs late until the table's morning deadline of the next session; then it is dropped.</summary>
    DropNextMorning,
}
