using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Desk;

/// <summary>A strategy's standing on the day of a scan.</summary>
/// <param name="Name">The strategy.</param>
/// <param name="Momentum">Its own 63-session return; null when its record is shorter.</param>
/// <param name="Qualified">Whether its signals take part in the ranking.</param>
/// <param name="Signals">How many signals it has today.</param>
/// <param name="Note">Why it takes no part, null when it does.</param>
public sealed record StrategyLine(string Name, double? Momentum, bool Qualified, int Signals, string? Note)
{
    /// <summary>Return a year of its record before cost; null when not yet known.</summary>
    public double? GrossReturn { get; init; }

    /// <summary>What trading costs a year; null when not yet known.</summary>
    public double? CostDrag { get; init; }

    /// <summary>Return a year of its record after cost; null when not yet known.</summary>
    public double? NetReturn { get; init; }

    /// <summary>The closed trades of its record; null when not known.</summary>
    public HitFigures? Hits { get; init; }

    /// <summary>Its last 63 sessions beside those before; null when not measured.</summary>
    public StrategyDecay? Decay { get; init; }
}
