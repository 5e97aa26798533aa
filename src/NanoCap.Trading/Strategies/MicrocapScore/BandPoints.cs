namespace NanoCap.Trading.Strategies.MicrocapScore;

/// <summary>Points for a measure that is best within a band; every band includes its bounds, and the better one counts
/// on a bound of two.</summary>
public sealed record BandPoints
{
    /// <summary>Lower end of the best band.</summary>
    public double BestFrom { get; init; }

    /// <summary>Upper end of the best band.</summary>
    public double BestTo { get; init; }

    /// <summary>Points of the best band.</summary>
    public double Best { get; init; }

    /// <summary>Upper end of the band above it.</summary>
    public double HigherTo { get; init; }

    /// <summary>Points of the band above it.</summary>
    public double Higher { get; init; }

    /// <summary>Lower end of the band below it.</summary>
    public double LowerFrom { get; init; }

    /// <summary>Points of the band below it.</summary>
    public double Lower { get; init; }

    /// <summary>More than this costs the penalty.</summary>
    public double MuchAbove { get; init; }

    /// <summary>Points lost.</summary>
    public double Penalty { get; init; } = 5;

    internal double Of(double measure) =>
        measure >= BestFrom && measure <= BestTo ? Best
        : measure > BestTo && measure <= HigherTo ? Higher
        : measure >= LowerFrom && measure < BestFrom ? Lower
        : measure > MuchAbove ? -Penalty
        : 0;
}
