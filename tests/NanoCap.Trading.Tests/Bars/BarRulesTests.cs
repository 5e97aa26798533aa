using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Tests.Bars;

public sealed class BarRulesTests
{
    private static readonly BarRules Rules = new(new BarRuleOptions());

    [Fact]
    public void Three_missing_sessions_of_sixty_are_borne_and_four_are_not()
    {
        Assert.False(IsRefused(WithMissing(3)));
        Assert.True(IsRefused(WithMissing(4)));
        Assert.Equal(
            "missing-sessions: 4 of the last 60 sessions, at most 5%",
            Assert.Single(Rules.FindReasons(Stock.LastOf(WithMissing(4), "GAP"), 21)));
    }

    [Fact]
    public void Missing_sessions_older_than_the_window_are_forgotten()
    {
        var market = Stock.Market(
            new Stock("CLOCK").Flat(120), new Stock("GAP").Flat(10).Missing(50).Flat(60));

        Assert.False(IsRefused(market));
        Assert.True(IsRefused(market.Through(Stock.DateOf(115))));
    }

    [Fact]
    public void A_longer_window_of_the_strategy_counts_more_sessions()
    {
        var market = Stock.Market(
            new Stock("CLOCK").Flat(120), new Stock("GAP").Flat(10).Missing(50).Flat(60));

        Assert.True(Rules.Refuses(Stock.LastOf(market, "GAP"), 100, []));
    }

    [Theory]
    [InlineData(25.0, 199_000, true)]
    [InlineData(24.9, 199_000, false)]
    [InlineData(4.0, 199_000, true)]
    [InlineData(4.1, 199_000, false)]
    [InlineData(25.0, 200_000, false)]
    public void A_jump_of_the_close_on_less_than_twice_the_median_volume_is_a_suspected_split(
        double close, double volume, bool isSuspected)
    {
        var bars = new Stock("AAA").Flat(30).Close(close, volume).Build().Bars;

        Assert.Equal(isSuspected ? [30] : [], SuspectedSplits.Find(bars, new BarRuleOptions()));
    }

    [Fact]
    public void The_volume_of_the_jump_itself_is_not_in_its_median()
    {
        // Twenty sessions before: ten of 1 000 and ten of 3 000 shares, median 2 000; twice that is 4 000.
        var bars = new Stock("AAA").Flat(30, volume: 9_000_000).Flat(10, volume: 1_000).Flat(10, volume: 3_000);

        Assert.Equal([50], SuspectedSplits.Find(bars.Close(30, 3_999).Build().Bars, new BarRuleOptions()));
        Assert.Empty(SuspectedSplits.Find(
            new Stock("AAA").Flat(30).Flat(10, volume: 1_000).Flat(10, volume: 3_000).Close(30, 4_000).Build().Bars,
            new BarRuleOptions()));
    }

    [Fact]
    public void A_suspected_split_silences_sixty_sessions_and_not_the_sixty_first()
    {
        var market = Stock.Market(new Stock("AAA").Flat(70).Flat(70, price: 100));
        var suspected = SuspectedSplits.Find(market.Symbols[0].Bars, new BarRuleOptions());

        Assert.False(Rules.Refuses(new BarPoint(market, 0, 69), 21, suspected));
        Assert.True(Rules.Refuses(new BarPoint(market, 0, 70), 21, suspected));
        Assert.True(Rules.Refuses(new BarPoint(market, 0, 129), 21, suspected));
        Assert.False(Rules.Refuses(new BarPoint(market, 0, 130), 21, suspected));
        Assert.StartsWith(
            "suspected-split: close 10 times the one before on " + $"{Stock.DateOf(70):yyyy-MM-dd}",
            Assert.Single(Rules.FindReasons(new BarPoint(market, 0, 129), 21)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Cutting_a_universe_equals_building_it_from_the_shorter_bars()
    {
        var full = Stock.Market(
            new Stock("AAA").Flat(30).Missing(5).Flat(20), new Stock("LATE", 40).Flat(15), new Stock("ODD").Flat(55));
        var cut = full.Through(Stock.DateOf(34));
        var built = Stock.Market(new Stock("AAA").Flat(30), new Stock("ODD").Flat(35));

        Assert.Equal(built.SessionNumbers, cut.SessionNumbers);
        Assert.Equal(built.Symbols.Select(one => one.Symbol), cut.Symbols.Select(one => one.Symbol));
        Assert.Equal(built.SessionIndices(0), cut.SessionIndices(0));
        Assert.Equal(built.SessionIndices(1), cut.SessionIndices(1));
        Assert.Equal(Stock.DateOf(34), cut.LastSession);
        Assert.Equal(-1, cut.FindSession(Stock.DateOf(35)));
    }

    private static UniverseBars WithMissing(int sessions) => Stock.Market(
        new Stock("CLOCK").Flat(100),
        new Stock("GAP").Flat(40).Missing(sessions).Flat(60 - sessions));

    private static bool IsRefused(UniverseBars market) => Rules.Refuses(Stock.LastOf(market, "GAP"), 21, []);
}
