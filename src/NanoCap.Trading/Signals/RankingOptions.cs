namespace NanoCap.Trading.Signals;

/// <summary>The numbers of the ranking.</summary>
public sealed record RankingOptions
{
    /// <summary>Weight of the signal's confidence in the score.</summary>
    public double ConfidenceWeight { get; init; } = 0.5;

    /// <summary>Weight of the strategy's momentum, of 0 to 1 of the full one.</summary>
    public double MomentumWeight { get; init; } = 0.5;

    /// <summary>The momentum that counts in full.</summary>
    public double FullMomentum { get; init; } = 0.20;

    /// <summary>Strategies with less take no part.</summary>
    public double MinimumMomentum { get; init; } = 0.05;

    /// <summary>Of two strategies whose returns correlate above this, the one with the lower momentum takes no part.
    /// </summary>
    public double MaximumCorrelation { get; init; } = 0.8;

    /// <summary>Sessions of daily returns over which they correlate.</summary>
    public int CorrelationSessions { get; init; } = 63;
}
