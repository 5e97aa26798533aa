using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Tests.Strategies;

/// <summary>Every strategy with bounds and windows that random markets of a year reach often, so that properties see
/// entries and exits of every kind.</summary>
internal static class EagerCatalog
{
    public static StrategyCatalog Make() => new(new StrategyOptions
    {
        Momentum = new() { MinimumVolumeRatio = 1.5, MinimumMomentum = 0.02 },
        MeanReversion = new() { MinimumConfidence = 0.5 },
        StatArb = new()
        {
            Sessions = 30, MinimumCorrelation = 0.05, MaximumPValue = 0.9, BestPairs = 5, EntryDistance = 0.5,
        },
        GoldenCross = new() { FastSessions = 5, SlowSessions = 20 },
        DualMomentum = new() { ReturnSessions = 40, OneIn = 4 },
        SectorRotation = new() { ShortSessions = 10, LongSessions = 40, DeviationSessions = 10, BestSectors = 2 },
        MicrocapScore = new() { MinimumScore = 40 },
    });
}
