namespace NanoCap.Trading.Signals;

/// <summary>Why a shadow book sold a position.</summary>
public enum ShadowExit
{
    /// <summary>The time exit, at the open.</summary>
    Time,

    /// <summary>The strategy asked for it at a close; sold at the next open.</summary>
    Signal,

    /// <summary>The open was at or below the stop.</summary>
    StopGap,

    /// <summary>The open was at or above the target.</summary>
    TargetGap,

    /// <summary>The low reached the stop after the open.</summary>
    Stop,

    /// <summary>The high reached the target after the open.</summary>
    Target,

    /// <summary>No bar for ten sessions in a row; sold at the last close.</summary>
    MissingBars,

    /// <summary>A suspected split; booked out at the last close before it. A repair of data, not a fill.</summary>
    SuspectedSplit,
}
