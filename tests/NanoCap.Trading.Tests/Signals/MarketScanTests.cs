using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Strategies;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Signals;

public sealed class MarketScanTests
{
    [Fact]
    public void Every_symbol_that_may_not_be_entered_is_listed_once_with_all_its_reasons()
    {
        var scan = Scan(Market(), "all");

        Assert.Equal(
            [
                $"GAP missing-bar: none of {Stock.DateOf(100):yyyy-MM-dd}, " +
                $"the last is of {Stock.DateOf(90):yyyy-MM-dd}",
                $"LATER missing-bar: none up to {Stock.DateOf(100):yyyy-MM-dd}",
                "TINY price: 0.55 USD, at least 1 USD; tiny-cap: 1,000,000.00 USD, at least 50,000,000.00 USD",
            ],
            scan.Skipped.Select(one => $"{one.Symbol} {one.Reason}"));
        Assert.Equal((5, 2), (scan.Symbols, scan.Scanned));
    }

    [Fact]
    public void A_refused_signal_is_neither_listed_nor_counted()
    {
        var all = Scan(Market(), "all");
        var none = Scan(Market(cap: 1_000_000m, price: 10), "none");

        Assert.Equal(["RISE"], all.Ranking.Unranked.Select(one => one.Signal.Symbol.Value));
        Assert.Equal(1, all.Strategies[0].Signals);
        Assert.Equal(["RISE", "TINY"], none.Ranking.Unranked.Select(one => one.Signal.Symbol.Value).Order());
        Assert.Equal(2, none.Strategies[0].Signals);
    }

    [Fact]
    public void A_signal_carries_raw_levels_and_its_evidence()
    {
        // A reverse split to come: 11 on the adjusted basis trades at 1.10.
        var market = Stock.Market(
            new Stock("RISE").Flat(100).Close(11, 6e5).Flat(20, price: 11).Split(110, 0.1m));

        var signal = Assert.Single(Scan(market, "all").Ranking.Unranked).Signal;

        Assert.Equal(1.1, signal.Reference, 1e-12);
        Assert.Equal(1.1 * 0.95, signal.Stop, 1e-12);
        Assert.Equal(1.1 * 1.10, signal.Target!.Value, 1e-12);
        Assert.Equal(Stock.DateOf(100), signal.Session);
        Assert.Equal(6, signal.Evidence.Single(one => one.Name == "volumeRatio").Value);
    }

    [Fact]
    public void A_date_without_any_bar_is_no_session()
    {
        var saturday = Stock.DateOf(99).AddDays(1);

        Assert.Throws<ArgumentException>(() => MarketScan.Of(Request(Market(), saturday, "all")));
    }

    [Fact]
    public void Held_symbols_are_listed_with_a_note()
    {
        var request = Request(Market(), Stock.DateOf(100), "all") with
        {
            Unavailable = new Dictionary<Symbol, string> { [Symbol.Of("RISE")] = "held" },
        };

        Assert.Equal("held", Assert.Single(MarketScan.Of(request).Ranking.Unranked).Note);
    }

    private static UniverseBars Market(decimal cap = 1_000_000m, double price = 0.5) => Stock.Market(
        new Stock("CLOCK").Flat(130),
        new Stock("GAP").Flat(91).Missing(20).Flat(10),
        new Stock("LATER", 110).Flat(10),
        new Stock("RISE").Flat(100).Close(11, 6e5).Flat(20, price: 11),
        new Stock("TINY").Flat(100, price, 1e6).Close(price * 1.1, 6e6).Flat(20, price, 1e6).Cap(cap));

    private static MarketScan Scan(UniverseBars market, string exclusions) =>
        MarketScan.Of(Request(market, Stock.DateOf(100), exclusions));

    private static MarketScanRequest Request(UniverseBars market, DateOnly session, string exclusions) => new(
        market,
        session,
        new StrategyCatalog(new StrategyOptions()).GetAll("momentum,mean-reversion"),
        new UniverseFilter(new UniverseFilterOptions()),
        EntryExclusions.Of(new EntryExclusionOptions(), exclusions));
}
