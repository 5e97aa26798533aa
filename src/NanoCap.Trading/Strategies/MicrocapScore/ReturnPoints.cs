namespace NanoCap.Trading.Strategies.MicrocapScore;

/// <summary>Points for a return; the highest step that is exceeded counts.</summary>
public sealed record ReturnPoints
{
    /// <summary>Above this the most points; 0.05 is 5 %.</summary>
    public double HighAbove { get; init; }

    /// <summary>The most points.</summary>
    public double High { get; init; } = 15;

    /// <summary>Above this fewer points.</summary>
    public double MiddleAbove { get; init; }

    /// <summary>Fewer points.</summary>
    public double Middle { get; init; } = 10;

    /// <summary>Points for any rise.</summary>
    public double Rise { get; init; } = 5;

    /// <summary>A fall of more than this costs the penalty; 0.05 is 5 %.</summary>
    public double FallBeyond { get; init; }

    /// <summary>Points lost.</summary>
    public double Penalty { get; init; } = 10;

    internal double Of(double change) =>
        change > HighAbove ? High
        : change > MiddleAbove ? Middle
        : change > 0 ? Rise
        : change < -FallBeyond ? -Penalty
        : 0;
}
