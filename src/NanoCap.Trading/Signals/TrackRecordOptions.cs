namespace NanoCap.Trading.Signals;

/// <summary>The numbers of a shadow book.</summary>
public sealed record TrackRecordOptions
{
    /// <summary>The book starts at the first session in which any symbol has this many bars.</summary>
    public int MinimumBars { get; init; } = 60;

    /// <summary>Positions at most; an entry takes at most equity divided by this.</summary>
    public int Slots { get; init; } = 5;

    /// <summary>A position is sold on this many missing sessions in a row.</summary>
    public int MissingSessionsToSell { get; init; } = 10;

    /// <summary>Sessions of the momentum of the equity.</summary>
    public int MomentumSessions { get; init; } = 63;

    /// <summary>Smallest momentum that qualifies.</summary>
    public double MinimumMomentum { get; init; } = 0.05;

    /// <summary>What a side costs.</summary>
    public SideCost Cost { get; init; } = new();
}
