using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Signals.Exclusions;

public sealed class EntryExclusionsTests
{
    [Fact]
    public void A_reverse_split_refuses_from_its_session_for_252_sessions()
    {
        var market = Stock.Market(new Stock("AAA").Flat(400).Split(100, 1m / 16));

        Assert.Empty(ReasonsAt(market, 99));
        Assert.Equal(
            $"reverse-split: 1-for-16 on {Stock.DateOf(100):yyyy-MM-dd}, within 252 sessions",
            Assert.Single(ReasonsAt(market, 100)));
        Assert.Single(ReasonsAt(market, 351));
        Assert.Empty(ReasonsAt(market, 352));
    }

    [Fact]
    public void A_reverse_split_dated_on_a_weekend_counts_from_the_next_session()
    {
        var monday = 100;
        var market = Stock.Market(new Stock("AAA").Flat(400).SplitOn(Stock.DateOf(monday).AddDays(-2), 0.1m));

        Assert.Empty(ReasonsAt(market, 99));
        Assert.Single(ReasonsAt(market, 100));
        Assert.Single(ReasonsAt(market, 351));
        Assert.Empty(ReasonsAt(market, 352));
    }

    [Theory]
    [InlineData(0.8, false)]
    [InlineData(0.625, true)]
    [InlineData(10.0, false)]
    public void Only_reverse_splits_of_at_least_one_and_a_half_count(double factor, bool isRefused)
    {
        var market = Stock.Market(new Stock("AAA").Flat(150).Split(100, (decimal)factor));

        Assert.Equal(isRefused, ReasonsAt(market, 149).Count > 0);
    }

    [Fact]
    public void A_listing_is_new_until_252_sessions_after_its_first_bar()
    {
        var market = Stock.Market(new Stock("CLOCK").Flat(400), new Stock("IPO", 100).Flat(300));

        Assert.Equal(
            "new-listing: 251 sessions since the first bar, at least 252",
            Assert.Single(ReasonsAt(market, 251, "IPO")));
        Assert.Empty(ReasonsAt(market, 252, "IPO"));
    }

    [Fact]
    public void The_age_of_a_listing_counts_sessions_that_it_missed_and_no_calendar_days()
    {
        var market = Stock.Market(new Stock("CLOCK").Flat(400), new Stock("IPO", 100).Flat(10).Missing(50).Flat(240));

        Assert.Single(ReasonsAt(market, 201, "IPO"));
        Assert.Empty(ReasonsAt(market, 202, "IPO"));
    }

    [Fact]
    public void A_symbol_that_starts_with_the_folder_is_of_unknown_age_and_passes()
    {
        Assert.Empty(ReasonsAt(Stock.Market(new Stock("AAA").Flat(70)), 69));
    }

    [Fact]
    public void A_day_of_twenty_per_cent_refuses_for_twenty_sessions()
    {
        // 8 to 10 is a rise of exactly a quarter.
        var market = Stock.Market(new Stock("AAA").Flat(60, price: 8).Flat(40, price: 10));

        Assert.Empty(ReasonsAt(market, 59));
        Assert.Equal(
            "blow-off: +25.0% on one of the last 20 sessions, below +20%", Assert.Single(ReasonsAt(market, 60)));
        Assert.Single(ReasonsAt(market, 79));
        Assert.Empty(ReasonsAt(market, 80));
    }

    [Fact]
    public void More_than_doubling_in_21_sessions_refuses_and_doubling_does_not()
    {
        // 21 equal steps that end at 20.1 and, in the other stock, at exactly 20.
        var market = Stock.Market(Rising("MORE", 20.1), Rising("JUST", 20.0));

        Assert.Equal("blow-off: +101.0% in 21 sessions, at most +100%", Assert.Single(ReasonsAt(market, 80, "MORE")));
        Assert.Empty(ReasonsAt(market, 80, "JUST"));
        Assert.Empty(ReasonsAt(market, 79, "MORE"));
    }

    [Fact]
    public void A_capitalisation_under_fifty_million_is_tiny()
    {
        var market = Stock.Market(
            new Stock("TINY").Flat(70).Cap(49_999_999m),
            new Stock("FINE").Flat(70).Cap(50_000_000m),
            new Stock("VEIL").Flat(70).Cap(null));

        Assert.Equal(
            "tiny-cap: 49,999,999.00 USD, at least 50,000,000.00 USD", Assert.Single(ReasonsAt(market, 69, "TINY")));
        Assert.Empty(ReasonsAt(market, 69, "FINE"));
        Assert.Empty(ReasonsAt(market, 69, "VEIL"));
    }

    [Fact]
    public void Every_reason_is_named_and_only_chosen_ones_refuse()
    {
        var market = Stock.Market(
            new Stock("CLOCK").Flat(200),
            new Stock("AAA", 100).Flat(50, price: 8).Flat(20, price: 10).Cap(1m).Split(160, 0.1m));
        var at = Stock.LastOf(market, "AAA");

        Assert.Equal(
            ["reverse-split", "new-listing", "blow-off", "tiny-cap"],
            Of("all").FindReasons(at).Select(reason => reason.Split(':')[0]));
        Assert.Equal(
            ["blow-off", "tiny-cap"],
            Of("tiny-cap, blow-off").FindReasons(at).Select(reason => reason.Split(':')[0]));
        Assert.False(Of("none").Refuse(at));
        Assert.True(Of("new-listing").Refuse(at));
    }

    [Fact]
    public void An_unknown_exclusion_is_named_with_the_known_ones()
    {
        var error = Assert.Throws<FormatException>(() => Of("blow-off,blowoff"));

        Assert.Equal(
            "Expected exclusions 'all', 'none' or a list of reverse-split, dilution, new-listing, blow-off, " +
            "tiny-cap; found 'blowoff'.",
            error.Message);
    }

    private static Stock Rising(string ticker, double end)
    {
        var stock = new Stock(ticker).Flat(60);
        for (var step = 1; step <= 21; step++)
        {
            stock.Close(step == 21 ? end : 10 * Math.Pow(end / 10, step / 21.0));
        }

        return stock;
    }

    private static EntryExclusions Of(string selection) => EntryExclusions.Of(new EntryExclusionOptions(), selection);

    private static IReadOnlyList<string> ReasonsAt(UniverseBars market, int barIndex, string ticker = "AAA")
    {
        var at = Stock.LastOf(market, ticker) with { BarIndex = barIndex };
        var reasons = Of("all").FindReasons(at);
        Assert.Equal(reasons.Count > 0, Of("all").Refuse(at));
        return reasons;
    }
}
