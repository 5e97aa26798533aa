using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Signals;

public sealed class UniverseFilterTests
{
    [Fact]
    public void A_symbol_at_every_bound_is_admitted()
    {
        // 50 000 USD = 1 USD x 50 000 shares.
        Assert.Empty(Reasons(new Stock("AAA").Flat(60, price: 1, volume: 50_000).Cap(2_000_000_000m)));
    }

    [Fact]
    public void A_capitalisation_above_two_billion_is_refused() => Assert.Equal(
        "capitalisation: 2,000,000,001.00 USD, at most 2,000,000,000.00 USD",
        Assert.Single(Reasons(new Stock("AAA").Flat(60).Cap(2_000_000_001m))));

    [Fact]
    public void An_unknown_capitalisation_is_refused_and_says_so() => Assert.Equal(
        "capitalisation: unknown, at most 2,000,000,000.00 USD",
        Assert.Single(Reasons(new Stock("AAA").Flat(60).Cap(null))));

    [Fact]
    public void A_price_under_one_dollar_is_refused() => Assert.Equal(
        "price: 0.9999 USD, at least 1 USD", Assert.Single(Reasons(new Stock("AAA").Flat(60).Close(0.9999))));

    [Fact]
    public void The_price_is_the_raw_one()
    {
        // 5 USD split-adjusted before a 1-for-10 reverse split traded at 0.50.
        var market = Stock.Market(new Stock("AAA").Flat(70, price: 5).Split(65, 0.1m));

        Assert.StartsWith(
            "price: 0.5 USD",
            Assert.Single(new UniverseFilter(new UniverseFilterOptions()).FindReasons(new BarPoint(market, 0, 64))),
            StringComparison.Ordinal);
        Assert.Empty(new UniverseFilter(new UniverseFilterOptions()).FindReasons(new BarPoint(market, 0, 65)));
    }

    [Fact]
    public void A_median_dollar_volume_under_fifty_thousand_is_refused() => Assert.Equal(
        "dollar-volume: median 49,990 USD over 20 sessions, at least 50,000 USD",
        Assert.Single(Reasons(new Stock("AAA").Flat(60, volume: 4_999).Flat(1, volume: 1e9))));

    [Fact]
    public void Fewer_than_sixty_bars_are_refused() => Assert.Equal(
        "bars: 59, at least 60", Assert.Single(Reasons(new Stock("AAA").Flat(59))));

    [Fact]
    public void A_denied_symbol_is_refused() => Assert.Equal(
        "deny-list: named by the owner",
        Assert.Single(Reasons(
            new Stock("AAA").Flat(60),
            new UniverseFilterOptions { DenyList = new HashSet<Symbol> { Symbol.Of("AAA") } })));

    [Fact]
    public void Every_reason_is_named() => Assert.Equal(
        ["capitalisation", "price", "dollar-volume", "bars"],
        Reasons(new Stock("AAA").Flat(10, price: 0.5, volume: 0).Cap(null)).Select(reason => reason.Split(':')[0]));

    private static IReadOnlyList<string> Reasons(Stock stock, UniverseFilterOptions? options = null)
    {
        var filter = new UniverseFilter(options ?? new UniverseFilterOptions());
        var at = Stock.LastOf(Stock.Market(stock), "AAA");
        var reasons = filter.FindReasons(at);
        Assert.Equal(reasons.Count == 0, filter.Admits(at));
        return reasons;
    }
}
