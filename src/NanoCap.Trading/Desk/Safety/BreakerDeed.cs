namespace NanoCap.Trading.Desk.Safety;

/// <summary>What a breaker did. A name here never changes its meaning.</summary>
public enum BreakerDeed
{
    /// <summary>Entries are off; protection stays.</summary>
    EntriesOff,

    /// <summary>A part of every position is sold, and new sizes are smaller.</summary>
    Reduced,

    /// <summary>Everything is sold, as by EXIT.</summary>
    AllOut,
}
