using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What a person wants of the levels of a position.</summary>
public abstract record LevelsChange
{
    /// <summary>The smallest distance that a stop can trail at.</summary>
    public static Ratio SmallestTrail { get; } = new(0.01m);

    /// <summary>The largest distance that a stop can trail at.</summary>
    public static Ratio LargestTrail { get; } = new(0.50m);

    /// <summary>A stop that stays where it is put.</summary>
    /// <param name="Level">US dollars a share; rounded to the tick.</param>
    public sealed record FixedStop(Price Level) : LevelsChange;

    /// <summary>A stop that follows the highest close, and is never lowered.</summary>
    /// <param name="Distance">How far under it, as a ratio of it.</param>
    public sealed record TrailingStop(Ratio Distance) : LevelsChange;

    /// <summary>No protection at all: a choice that is written down.</summary>
    public sealed record NoProtection : LevelsChange;

    /// <summary>A target.</summary>
    /// <param name="Level">US dollars a share, rounded to the tick; null for none.</param>
    public sealed record NewTarget(Price? Level) : LevelsChange;
}
