using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.Synthetic;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.MarketData.Synthetic;

public class SyntheticBarSourceTests(SyntheticBarSourceTests.DefaultMarket market)
    : IClassFixture<SyntheticBarSourceTests.DefaultMarket>
{
    private UniverseBars Bars => market.History.Bars;

    // Origin: this generator, once. A change of the generator changes every demo and must be meant.
    [Fact]
    public void The_default_market_never_changes_by_accident() =>
        Assert.Equal("6A52D258E479FA05", MarketChecksum.Of(Bars));

    [Fact]
    public void Another_seed_is_another_market() => Assert.NotEqual(
        MarketChecksum.Of(new SyntheticBarSource(new() { Symbols = 5, Seed = 1 }).Load().Bars),
        MarketChecksum.Of(new SyntheticBarSource(new() { Symbols = 5, Seed = 2 }).Load().Bars));

    [Fact]
    public void It_is_labelled_simulated_with_its_seed()
    {
        Assert.True(Bars.Source.IsSimulated);
        Assert.Equal("synthetic market, seed 7", Bars.Source.Name);
        Assert.Empty(market.History.Skipped);
        Assert.Empty(market.History.Warnings);
    }

    [Fact]
    public void Three_years_of_trading_days_of_three_hundred_symbols()
    {
        Assert.Equal(300, Bars.Symbols.Count);
        Assert.Equal(
            TradingCalendar.Nyse.Between(new(2023, 1, 3), new(2025, 12, 31)).Select(session => session.Date.DayNumber),
            Bars.SessionNumbers.ToArray());
        Assert.InRange(Bars.Symbols.Count(history => history.Bars.DayNumbers[0] > Bars.SessionNumbers[0]), 5, 60);
    }

    [Fact]
    public void Raw_prices_are_on_ticks_in_the_range_of_nano_caps()
    {
        foreach (var history in Bars.Symbols)
        {
            foreach (var price in history.Bars.RawClose)
            {
                Assert.InRange(price, .3, 60);
                Assert.True(OnTick(price), $"{history.Symbol} {price:R}");
            }
        }

        var inside = Bars.Symbols.Average(history => history.Bars.RawClose.ToArray().Average(
            price => price is >= .5 and <= 30 ? 1.0 : 0.0));
        Assert.InRange(inside, .99, 1);
    }

    [Fact]
    public void Returns_have_fat_tails_and_volume_comes_with_them()
    {
        var (returns, surges, big) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var bars in Bars.Symbols.Select(history => history.Bars))
        {
            for (var index = 21; index < bars.Count; index++)
            {
                var change = Math.Log(bars.Close[index] / bars.Close[index - 1]);
                returns.Add(change);
                var usual = bars.Volume[(index - 20)..index].ToArray().Average();
                (Math.Abs(change) > .08 ? big : surges).Add(bars.Volume[index] / usual);
            }
        }

        var deviation = Math.Sqrt(returns.Average(change => change * change));
        Assert.InRange(deviation, .025, .06);
        Assert.InRange(returns.Average(change => Math.Pow(change / deviation, 4)), 5, 40);
        Assert.InRange(surges.Average(), .8, 1.3);
        Assert.InRange(big.Average(), 1.8, 6);
    }

    [Fact]
    public void Most_symbols_pass_a_nano_cap_filter_and_some_do_not()
    {
        var listings = Bars.Symbols.Select(history => history.Listing).ToArray();
        Assert.InRange(listings.Count(listing => listing.MarketCap is null), 5, 40);
        Assert.InRange(listings.Count(listing => listing.MarketCap?.Value < 50e6m), 15, 90);
        Assert.All(
            listings, listing => Assert.True(listing.MarketCap is null or { Value: >= 10e6m and <= 2e9m }));
        Assert.InRange(listings.Select(listing => listing.Sector).Distinct().Count(), 7, 12);
        var liquid = Bars.Symbols.Count(history => MedianDollarVolume(history.Bars) >= 50_000);
        Assert.InRange(liquid, 270, 300);
    }

    [Fact]
    public void Splits_of_both_kinds_are_listed_and_leave_no_jump_in_adjusted_prices()
    {
        var splits = Bars.Symbols
            .SelectMany(history => history.Splits.Select(split => (history.Bars, split))).ToArray();
        Assert.Contains(splits, pair => pair.split.IsReverse);
        Assert.Contains(splits, pair => !pair.split.IsReverse);
        foreach (var (bars, split) in splits)
        {
            var index = bars.FindIndex(split.EffectiveDate);
            Assert.True(index > 0);
            Assert.InRange(bars.Close[index] / bars.Close[index - 1], .6, 1.6);
            var rawChange = bars.RawClose[index] / bars.RawClose[index - 1] * (double)split.ShareFactor;
            Assert.InRange(rawChange, .6, 1.6);
        }
    }

    [Fact]
    public void Some_days_have_no_trade_and_some_sessions_are_missing()
    {
        Assert.Contains(Bars.Symbols, history => history.Bars.Volume.Contains(0));
        Assert.Contains(
            Bars.Symbols,
            history => history.Bars.Count < Bars.SessionIndices(Bars.OrdinalOf(history.Symbol))[^1]
                - Bars.SessionIndices(Bars.OrdinalOf(history.Symbol))[0] + 1);
    }

    [Fact]
    public void Every_company_has_its_own_name_and_ticker()
    {
        Assert.Equal(300, Bars.Symbols.Select(history => history.Listing.Name.Split(' ')[0]).Distinct().Count());
        var all = Enumerable.Range(0, CompanyNames.Count).Select(CompanyNames.TickerOf).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.All(all, ticker => Assert.Matches("^[A-Z]{4}Z$", ticker));
        Assert.True(all.Length >= SyntheticMarketOptions.MaximumSymbols);
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        var source = new SyntheticBarSource(
            new() { Symbols = 0, FirstSession = new(2025, 12, 20), LastSession = new(2025, 12, 31) });
        var failure = Assert.Throws<MarketDataException>(source.Load);
        Assert.Equal(2, failure.Problems.Count);
    }

    private static bool OnTick(double price)
    {
        var nearest = Price.FromMeasured(price)!.Value.RoundToTick();
        return Math.Abs((double)nearest.Value - price) < 1e-9;
    }

    private static double MedianDollarVolume(BarSeries bars)
    {
        var volumes = Enumerable.Range(0, bars.Count).Select(bars.DollarVolume).Order().ToArray();
        return volumes[volumes.Length / 2];
    }

    public sealed class DefaultMarket
    {
        internal MarketHistory History { get; } = new SyntheticBarSource(new SyntheticMarketOptions()).Load();
    }
}
