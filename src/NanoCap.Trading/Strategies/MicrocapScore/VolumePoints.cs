namespace NanoCap.Trading.Strategies.MicrocapScore;

/// <summary>Points for the raw shares traded; the highest step that is exceeded counts.</summary>
public sealed record VolumePoints
{
    /// <summary>Shares above which the most points count.</summary>
    public double HighestAbove { get; init; } = 1_000_000;

    /// <summary>The most points.</summary>
    public double Highest { get; init; } = 25;

    /// <summary>Shares of the second step.</summary>
    public double HighAbove { get; init; } = 500_000;

    /// <summary>Points of the second step.</summary>
    public double High { get; init; } = 20;

    /// <summary>Shares of the third step.</summary>
    public double MiddleAbove { get; init; } = 100_000;

    /// <summary>Points of the third step.</summary>
    public double Middle { get; init; } = 15;

    /// <summary>Shares of the last step.</summary>
    public double LowAbove { get; init; } = 50_000;

    /// <summary>Points of the last step.</summary>
    public double Low { get; init; } = 10;

    /// <summary>Fewer shares cost the penalty.</summary>
    public double FewBelow { get; init; } = 10_000;

    /// <summary>Points lost.</summary>
    public double Penalty { get; init; } = 10;

    internal double Of(double shares) =>
        shares > HighestAbove ? Highest
        : shares > HighAbove ? High
        : shares > MiddleAbove ? Middle
        : shares > LowAbove ? Low
        : shares < FewBelow ? -Penalty
        : 0;
}
