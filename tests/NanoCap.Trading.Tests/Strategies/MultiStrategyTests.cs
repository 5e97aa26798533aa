using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Strategies.MultiStrategy;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Strategies;

public sealed class MultiStrategyTests
{
    [Fact]
    public void Each_further_contributor_that_agrees_adds_a_tenth_to_the_best_ones_entry()
    {
        var market = Stock.Market(new Stock("AAA").Flat(80));
        var multi = Multi(
            new Wanting("stat-arb", ("AAA", new SetUp(70, 0.6, 0.10, null, 20))),
            new Wanting(
                "momentum", ("AAA", new SetUp(70, 0.8, 0.05, 0.1, 5)), ("AAA", new SetUp(71, 0.7, 0.06, 0.2, 5))),
            new Wanting("mean-reversion", ("AAA", new SetUp(70, 0.75, 0.07, 0.3, 10))));

        var setUps = multi.Evaluate(market, 1).SetUps(0).ToArray();

        Assert.Equal([70, 71], setUps.Select(setUp => setUp.BarIndex));
        Assert.Equal(1.0, setUps[0].Confidence, 1e-12);
        Assert.Equal((0.05, 0.1, 5), (setUps[0].StopDistance, setUps[0].TargetDistance, setUps[0].TimeExitSessions));
        Assert.Equal(new SetUp(71, 0.7, 0.06, 0.2, 5), setUps[1]);
    }

    [Fact]
    public void Agreement_never_lifts_a_confidence_above_one_and_the_first_of_equals_is_the_best()
    {
        var market = Stock.Market(new Stock("AAA").Flat(80));
        var multi = Multi(
            new Wanting("stat-arb", ("AAA", new SetUp(70, 0.95, 0.10, null, 20))),
            new Wanting("momentum", ("AAA", new SetUp(70, 0.95, 0.05, 0.1, 5))));

        var setUp = Assert.Single(multi.Evaluate(market, 1).SetUps(0).ToArray());

        Assert.Equal((1.0, 0.10), (setUp.Confidence, setUp.StopDistance));
        Assert.Contains(
            new Evidence("best.stat-arb", 0.95), multi.Explain(new BarPoint(market, 0, 70)));
        Assert.Contains(new Evidence("agreeing", 2), multi.Explain(new BarPoint(market, 0, 70)));
        Assert.Empty(multi.Explain(new BarPoint(market, 0, 71)));
    }

    [Fact]
    public void A_position_has_the_signal_exits_of_its_best_contributor_also_when_only_the_tail_is_asked_about()
    {
        var market = Stock.Market(new Stock("AAA").Flat(80));
        IStrategy[] contributors =
        [
            new Wanting("stat-arb", ("AAA", new SetUp(60, 0.9, 0.10, null, 20))) { ExitBar = 75 },
            new Wanting(
                "momentum", ("AAA", new SetUp(60, 0.8, 0.05, 0.1, 5)), ("AAA", new SetUp(62, 0.8, 0.05, 0.1, 5))),
        ];

        foreach (var first in new[] { 0, 79 })
        {
            var history = Multi(contributors).Evaluate(market, 1, first);
            Assert.True(history.WantsExit(0, 60, 75));
            Assert.False(history.WantsExit(0, 62, 75));
            Assert.False(history.WantsExit(0, 60, 74));
            Assert.False(history.WantsExit(0, 61, 75));
            Assert.Equal(0, history.Contributions!.FindContributor(0, 60));
            Assert.Equal(1, history.Contributions!.FindContributor(0, 62));
        }
    }

    [Fact]
    public void An_entry_gets_a_fifth_of_the_equity_the_contributors_unused_budget_or_the_cash()
    {
        // Budgets of 60, 25 and 15 %, flat prices: mean-reversion's first entry takes its whole 15 %, a second none;
        // momentum's takes 20 and then 5 %; stat-arb's 20 %.
        var stocks = "ABCDE".Select(letter => new Stock(new string(letter, 3)).Flat(90)).ToArray();
        var market = Stock.Market(stocks);
        var multi = Multi(
            new Wanting("stat-arb", ("EEE", Entry(64, 0.5))),
            new Wanting("momentum", ("CCC", Entry(63, 0.9)), ("DDD", Entry(64, 0.9))),
            new Wanting("mean-reversion", ("AAA", Entry(61, 0.9)), ("BBB", Entry(62, 0.9))));

        var scan = MarketScan.Of(new MarketScanRequest(
            market, market.LastSession, [multi], new UniverseFilter(new UniverseFilterOptions()),
            EntryExclusions.Of(new EntryExclusionOptions(), "none")));

        var paid = scan.TrackRecords[0].Trades.ToDictionary(trade => trade.Symbol.Value, trade => trade.Paid);
        Assert.Equal(["AAA", "CCC", "DDD", "EEE"], paid.Keys.Order());
        Assert.Equal(0.15, paid["AAA"], 1e-3);
        Assert.Equal(0.20, paid["CCC"], 1e-3);
        Assert.Equal(0.05, paid["DDD"], 2e-3);
        Assert.Equal(0.20, paid["EEE"], 2e-3);
    }

    [Fact]
    public void The_contributors_are_stat_arb_momentum_and_mean_reversion()
    {
        var multi = new StrategyCatalog(new StrategyOptions()).Find("multi-strategy")!;
        var history = multi.Evaluate(Stock.Market(new Stock("AAA").Flat(70).Close(11, 6e5)), 1);

        Assert.Equal(
            ["stat-arb", "momentum", "mean-reversion"],
            history.Contributions!.Contributors.Select(strategy => strategy.Name));
        Assert.Equal(0.75, Assert.Single(history.SetUps(0).ToArray()).Confidence, 1e-12);
        Assert.Equal(61, multi.LongestWindow);
    }

    private static SetUp Entry(int bar, double confidence) => new(bar, confidence, 0.05, null, 15);

    private static MultiStrategy Multi(params IStrategy[] contributors) =>
        new(new MultiStrategyOptions(), contributors);

    /// <summary>A contributor that wants what the test says, and one exit.</summary>
    private sealed class Wanting(string name, params (string Ticker, SetUp SetUp)[] wanted) : IStrategy
    {
        public int ExitBar { get; init; } = -1;

        public string Name => name;

        public int LongestWindow => 1;

        public StrategyHistory Evaluate(UniverseBars universe, int workers, int firstSession = 0) => new(
            name,
            [
                .. universe.Symbols.Select(history => new SymbolSetUps(
                    [
                        .. wanted.Where(one => one.Ticker == history.Symbol.Value)
                            .Select(one => one.SetUp).Where(setUp => setUp.BarIndex >= firstSession),
                    ],
                    [.. Enumerable.Range(0, history.Bars.Count).Select(bar => bar == ExitBar)])),
            ]);

        public IReadOnlyList<Evidence> Explain(BarPoint at) => [];
    }
}
