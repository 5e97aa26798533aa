using NanoCap.Bot.Options;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;

namespace NanoCap.Bot.Scanning;

/// <summary>What a daily scan goes by.</summary>
/// <param name="Catalog">Every strategy, those that are off too: one may still hold a position.</param>
/// <param name="Enabled">The strategies that are asked for signals.</param>
/// <param name="Filter">The universe filter.</param>
/// <param name="Exclusions">The chosen exclusions.</param>
/// <param name="BarRules">What bars must pass.</param>
/// <param name="TrackRecord">The numbers of the shadow books.</param>
/// <param name="Ranking">The numbers of the ranking.</param>
internal sealed record ScanRules(
    StrategyCatalog Catalog,
    IReadOnlyList<IStrategy> Enabled,
    UniverseFilter Filter,
    EntryExclusions Exclusions,
    BarRules BarRules,
    TrackRecordOptions TrackRecord,
    RankingOptions Ranking)
{
    /// <summary>The numbers of the performance-based budgets.</summary>
    public BudgetOptions Budgets { get; init; } = new();

    /// <summary>Every number that a track record depends on, as text.</summary>
    public string RecordRules { get; init; } = string.Empty;

    public static ScanRules Of(BotOptions options)
    {
        var catalog = new StrategyCatalog(options.Strategies);
        var universe = options.Universe.ToFilterOptions(RiskLimits.Of(options.Profile));
        return new ScanRules(
            catalog,
            catalog.GetAll(string.Join(',', options.Strategies.Enabled)),
            new UniverseFilter(universe),
            EntryExclusions.Of(options.Exclusions.Limits, options.Exclusions.Chosen),
            new BarRules(options.Strategies.Bars),
            options.Strategies.TrackRecord,
            options.Strategies.Ranking)
        {
            Budgets = options.Strategies.MultiStrategy.Budgets,
            RecordRules = OptionsText.Of(
                options.Strategies,
                options.Universe,
                universe,
                options.Exclusions),
        };
    }

    public MarketScanRequest RequestFor(
        UniverseBars universe, DateOnly session, IReadOnlyDictionary<Symbol, string> unavailable) =>
        new(universe, session, Enabled, Filter, Exclusions)
        {
            Unavailable = unavailable,
            BarRules = BarRules,
            TrackRecords = TrackRecord,
            Ranking = Ranking,
        };

    /// <summary>The market at the close of a session; an entry is refused in a review for the same reasons as in a
    /// scan.</summary>
    public MarketView ViewAt(UniverseBars universe, DateOnly session) =>
        new HistoricalMarketView(universe, session, (ordinal, bar) => Refusals(new BarPoint(universe, ordinal, bar)))
        {
            EntryNotes = (ordinal, bar) => Exclusions.FindNotes(new BarPoint(universe, ordinal, bar)),
        };

    /// <summary>Every rule that refuses an entry at the close of a bar.</summary>
    public IReadOnlyList<string> Refusals(BarPoint at) =>
    [
        .. BarRules.FindReasons(at, Enabled.Min(strategy => strategy.LongestWindow)),
        .. Filter.FindReasons(at),
        .. Exclusions.FindReasons(at),
    ];
}
