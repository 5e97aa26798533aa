using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Strategies.MicrocapScore;

/// <summary>The numbers of <c>microcap-score</c>.</summary>
public sealed record MicrocapScoreOptions : IStrategyOptions
{
    /// <summary>Points for the return over one session.</summary>
    public ReturnPoints Return1 { get; init; } = new() { HighAbove = 0.05, MiddleAbove = 0.02, FallBeyond = 0.05 };

    /// <summary>Points for the return over five sessions.</summary>
    public ReturnPoints Return5 { get; init; } = new() { HighAbove = 0.10, MiddleAbove = 0.05, FallBeyond = 0.10 };

    /// <summary>Points for the raw shares traded at t.</summary>
    public VolumePoints Volume { get; init; } = new();

    /// <summary>Points for the capitalisation in US dollars; an unknown one has none.</summary>
    public BandPoints MarketCap { get; init; } = new()
    {
        BestFrom = 100_000_000, BestTo = 500_000_000, Best = 20, HigherTo = 1_000_000_000, Higher = 15,
        LowerFrom = 50_000_000, Lower = 10, MuchAbove = 1_500_000_000,
    };

    /// <summary>Points for the raw close in US dollars a share.</summary>
    public BandPoints Price { get; init; } = new()
    {
        BestFrom = 1, BestTo = 10, Best = 15, HigherTo = 25, Higher = 10, LowerFrom = 0.5, Lower = 5, MuchAbove = 50,
    };

    /// <summary>A return over one session above this adds <see cref="BurstPoints"/>.</summary>
    public double BurstAbove { get; init; } = 0.05;

    /// <summary>Points for it.</summary>
    public double BurstPoints { get; init; } = 10;

    /// <summary>Smallest score that fires, of 0 to 100.</summary>
    public double MinimumScore { get; init; } = 70;

    /// <summary>The return over one session must be above this.</summary>
    public double ReturnAbove { get; init; }

    /// <summary>Raw shares traded at t must be above this.</summary>
    public double VolumeAbove { get; init; } = 100_000;

    /// <summary>Log returns in the sample deviation that sets the stop.</summary>
    public int DeviationSessions { get; init; } = 20;

    /// <summary>The stop distance in deviations, before it is bounded.</summary>
    public double StopDeviations { get; init; } = 2.0;

    /// <summary>Smallest stop distance.</summary>
    public double MinimumStop { get; init; } = 0.05;

    /// <summary>Largest stop distance.</summary>
    public double MaximumStop { get; init; } = 0.08;

    /// <summary>The target distance at the smallest stop; it grows with the stop.</summary>
    public double TargetDistance { get; init; } = 0.15;

    /// <summary>Largest target distance.</summary>
    public double MaximumTarget { get; init; } = 0.20;

    /// <summary>Sold at the open of this many sessions after the entry's.</summary>
    public int TimeExitSessions { get; init; } = 10;

    /// <inheritdoc/>
    public IStrategy Create(StrategyOptions all, BarRules rules)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new MicrocapScoreStrategy(this, all.Stops, rules);
    }
}
