using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Strategies.MeanReversion;
using NanoCap.Trading.Strategies.Momentum;

namespace NanoCap.Bot.Options;

internal sealed record StrategiesOptions
{
    public IReadOnlyList<string> Enabled { get; init; } = ["momentum", "mean-reversion"];

    public MomentumOptions Momentum { get; init; } = new();

    public MeanReversionOptions MeanReversion { get; init; } = new();

    public StopBounds Stops { get; init; } = new();

    public BarRuleOptions Bars { get; init; } = new();

    public RankingOptions Ranking { get; init; } = new();

    public TrackRecordOptions TrackRecord { get; init; } = new();

    public StrategyOptions ToStrategyOptions() => new()
    {
        Momentum = Momentum,
        MeanReversion = MeanReversion,
        Stops = Stops,
        Bars = Bars,
    };
}
