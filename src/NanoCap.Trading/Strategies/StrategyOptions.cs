using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies.DualMomentum;
using NanoCap.Trading.Strategies.MeanReversion;
using NanoCap.Trading.Strategies.MicrocapScore;
using NanoCap.Trading.Strategies.Momentum;
using NanoCap.Trading.Strategies.MultiStrategy;
using NanoCap.Trading.Strategies.SectorRotation;
using NanoCap.Trading.Strategies.StatArb;

namespace NanoCap.Trading.Strategies;

/// <summary>The numbers of every strategy and of the rules that they share. A property of
/// <see cref="IStrategyOptions"/> registers a strategy; their order is that of the design.</summary>
public record StrategyOptions
{
    /// <summary>Numbers of <c>momentum</c>.</summary>
    public MomentumOptions Momentum { get; init; } = new();

    /// <summary>Numbers of <c>mean-reversion</c>.</summary>
    public MeanReversionOptions MeanReversion { get; init; } = new();

    /// <summary>Numbers of <c>stat-arb</c>.</summary>
    public StatArbOptions StatArb { get; init; } = new();

    /// <summary>Numbers of <c>multi-strategy</c>.</summary>
    public MultiStrategyOptions MultiStrategy { get; init; } = new();

    /// <summary>Numbers of <c>golden-cross</c>.</summary>
    public GoldenCross GoldenCross { get; init; } = new();

    /// <summary>Numbers of <c>dual-momentum</c>.</summary>
    public DualMomentumOptions DualMomentum { get; init; } = new();

    /// <summary>Numbers of <c>sector-rotation</c>.</summary>
    public SectorRotationOptions SectorRotation { get; init; } = new();

    /// <summary>Numbers of <c>microcap-score</c>.</summary>
    public MicrocapScoreOptions MicrocapScore { get; init; } = new();

    /// <summary>Bounds of every stop distance.</summary>
    public StopBounds Stops { get; init; } = new();

    /// <summary>The rules that bars must pass.</summary>
    public BarRuleOptions Bars { get; init; } = new();
}
