namespace NanoCap.Trading.Bars;

/// <summary>The numbers of the rules that bars must pass before a signal may exist.</summary>
public sealed record BarRuleOptions
{
    /// <summary>Missing sessions are counted over at least this many sessions ending t.</summary>
    public int MissingWindowSessions { get; init; } = 60;

    /// <summary>No signal if more than this share of those sessions has no bar.</summary>
    public double MaximumMissingShare { get; init; } = 0.05;

    /// <summary>An adjusted close of at least this many times the one before is a jump.</summary>
    public double SplitJumpUp { get; init; } = 2.5;

    /// <summary>An adjusted close of at most this many times the one before is a jump.</summary>
    public double SplitJumpDown { get; init; } = 0.4;

    /// <summary>A jump on less than this many times the median volume is a suspected split.</summary>
    public double SplitVolumeMultiple { get; init; } = 2.0;

    /// <summary>The median volume is taken over this many sessions before the jump, or those that there are.</summary>
    public int SplitVolumeSessions { get; init; } = 20;

    /// <summary>No signal for this many sessions, the one of the jump included.</summary>
    public int SplitQuietSessions { get; init; } = 60;
}
