namespace NanoCap.Trading.Risk.Breakers;

/// <summary>How far a breaker has come. A name here never changes its meaning.</summary>
public enum BreakerLevel
{
    /// <summary>Positions and new sizes are reduced.</summary>
    Reduce,

    /// <summary>No entries; where the profile says so, everything is sold.</summary>
    Stop,
}
