using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Signals;

/// <summary>A market by hand and a strategy that wants exactly what the test says.</summary>
internal sealed class ShadowDesk(params Stock[] stocks)
{
    private readonly UniverseBars market = Stock.Market(stocks);
    private readonly List<(string Ticker, SetUp SetUp)> wanted = [];
    private readonly List<(string Ticker, int BarIndex)> exits = [];

    public UniverseFilter Filter { get; init; } = new(new UniverseFilterOptions());

    public EntryExclusions Exclusions { get; init; } = EntryExclusions.Of(new EntryExclusionOptions(), "none");

    /// <summary>Wants an entry after the close of a bar: stop 5 %, target 10 %, five sessions unless said.</summary>
    public ShadowDesk Want(
        string ticker,
        int barIndex,
        double confidence = 0.8,
        double stop = 0.05,
        double? target = 0.10,
        int? time = 5)
    {
        wanted.Add((ticker, new SetUp(barIndex, confidence, stop, target, time)));
        return this;
    }

    public ShadowDesk WantExit(string ticker, int barIndex)
    {
        exits.Add((ticker, barIndex));
        return this;
    }

    public StrategyTrackRecord Record()
    {
        var symbols = market.Symbols.Select(history => new SymbolSetUps(
            [.. wanted.Where(one => Symbol.Of(one.Ticker) == history.Symbol).Select(one => one.SetUp)
                .OrderBy(setUp => setUp.BarIndex)],
            [.. Enumerable.Range(0, history.Bars.Count).Select(index =>
                exits.Contains((history.Symbol.Value, index)))]));
        return StrategyTrackRecord.Of(
            market, new StrategyHistory("by-hand", [.. symbols]), Filter, Exclusions,
            new BarRules(new BarRuleOptions()), new TrackRecordOptions());
    }

    /// <summary>What a side costs in a stock that trades 1 000 000 USD a session: .1 % and half of
    /// .02 sqrt(.05) = .4472 %.</summary>
    public static double UsualCost { get; } = 0.001 + (0.5 * 0.02 * Math.Sqrt(0.05));
}
