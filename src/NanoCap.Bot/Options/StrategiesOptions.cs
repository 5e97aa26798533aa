using NanoCap.Trading.Signals;
using NanoCap.Trading.Strategies;

namespace NanoCap.Bot.Options;

internal sealed record StrategiesOptions : StrategyOptions
{
    public IReadOnlyList<string> Enabled { get; init; } = ["momentum", "mean-reversion"];

    public RankingOptions Ranking { get; init; } = new();

    public TrackRecordOptions TrackRecord { get; init; } = new();
}
