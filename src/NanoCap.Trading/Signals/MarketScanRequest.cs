using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Signals;

/// <summary>What a daily scan looks at and by which rules.</summary>
/// <param name="Universe">The bars; what is later than <paramref name="Session"/> is cut away first.</param>
/// <param name="Session">The day t.</param>
/// <param name="Strategies">The strategies to ask.</param>
/// <param name="Filter">The universe filter.</param>
/// <param name="Exclusions">The chosen exclusions.</param>
public sealed record MarketScanRequest(
    UniverseBars Universe,
    DateOnly Session,
    IReadOnlyList<IStrategy> Strategies,
    UniverseFilter Filter,
    EntryExclusions Exclusions)
{
    /// <summary>Symbols that are held or in an open order, each with what to say of it.</summary>
    public IReadOnlyDictionary<Symbol, string> Unavailable { get; init; } = new Dictionary<Symbol, string>();

    /// <summary>Strategies that are switched off, each with what to say of it: their records go on, their signals take
    /// no part.</summary>
    public IReadOnlyDictionary<string, string> Off { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the records of an earlier session of the same bars and rules were kept; null to compute them from
    /// the first session on. The result is the same either way.</summary>
    public KeptRecords? Kept { get; init; }

    /// <summary>The rules of the bars; the strategies should be made with the same.</summary>
    public BarRules BarRules { get; init; } = new(new BarRuleOptions());

    /// <summary>The numbers of the track records.</summary>
    public TrackRecordOptions TrackRecords { get; init; } = new();

    /// <summary>The numbers of the ranking.</summary>
    public RankingOptions Ranking { get; init; } = new();

    /// <summary>How many threads may work at it, at least 1; the result does not depend on it.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;
}
