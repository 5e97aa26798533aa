using NanoCap.Trading.Bars;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

public sealed class SessionBarsTests
{
    private static readonly DateOnly First = new(2024, 1, 1);

    [Fact]
    public void A_symbol_without_a_bar_in_the_session_or_outside_the_universe_has_none()
    {
        var bars = SessionBars.Of(Universe(closes: [10, 11], missing: 1), First.AddDays(1));

        Assert.Null(bars.Find(Abc));
        Assert.Null(bars.Find(Symbol.Of("NONE")));
        Assert.Equal(1m, bars.ShareFactorOf(Symbol.Of("NONE")));
    }

    [Fact]
    public void The_bar_is_what_traded_before_the_split_that_came_later()
    {
        var universe = Universe(closes: [10, 11, 12], splits: new Split(First.AddDays(2), 0.1m));

        Assert.Equal(1.1, SessionBars.Of(universe, First.AddDays(1)).Find(Abc)!.Bar.Close, 12);
        Assert.Equal(12, SessionBars.Of(universe, First.AddDays(2)).Find(Abc)!.Bar.Close, 12);
    }

    [Fact]
    public void The_median_is_over_the_twenty_sessions_before_and_nothing_of_the_session_itself()
    {
        // Closes 1..30 and volume 100: the 20 sessions before the 25th (index 24) close at 5..24, median 14.5.
        var closes = Enumerable.Range(1, 30).Select(close => (double)close).ToArray();
        var session = First.AddDays(24);
        var expected = SessionBars.Of(Universe(closes), session).Find(Abc)!.MedianDollarVolume;
        Assert.Equal(1_450, expected, 9);

        closes[24] = 1_000_000;
        closes[25] = 2_000_000;

        Assert.Equal(expected, SessionBars.Of(Universe(closes), session).Find(Abc)!.MedianDollarVolume);
    }

    [Fact]
    public void With_fewer_sessions_before_the_median_is_over_those_and_without_any_it_is_unknown()
    {
        var universe = Universe(closes: [1, 2, 9, 4]);

        Assert.Equal(200, SessionBars.Of(universe, First.AddDays(3)).Find(Abc)!.MedianDollarVolume, 9);
        Assert.True(double.IsNaN(SessionBars.Of(universe, First).Find(Abc)!.MedianDollarVolume));
    }

    [Fact]
    public void A_split_effective_on_a_day_without_trading_counts_in_the_next_session_and_only_there()
    {
        var universe = Universe([10, 11, 12, 13], missing: 2, new Split(First.AddDays(2), 2m));

        Assert.Equal(1m, SessionBars.Of(universe, First.AddDays(1)).ShareFactorOf(Abc));
        Assert.Equal(2m, SessionBars.Of(universe, First.AddDays(3)).ShareFactorOf(Abc));
        Assert.Equal(1m, SessionBars.Of(universe, First.AddDays(4)).ShareFactorOf(Abc));
    }

    [Fact]
    public void Two_splits_between_two_sessions_multiply()
    {
        var universe = Universe(
            [10, 11, 12], missing: 1, new Split(First.AddDays(1), 0.1m), new Split(First.AddDays(2), 2m));

        Assert.Equal(0.2m, SessionBars.Of(universe, First.AddDays(2)).ShareFactorOf(Abc));
    }

    private static UniverseBars Universe(double[] closes, int? missing = null, params Split[] splits)
    {
        var kept = Enumerable.Range(0, closes.Length).Where(index => index != missing).ToArray();
        var prices = kept.Select(index => closes[index]).ToArray();
        var columns = new BarColumns(
            kept.Length, [.. kept.Select(index => First.AddDays(index).DayNumber)],
            prices, prices, prices, prices, prices, [.. kept.Select(_ => 100.0)]);
        return UniverseBars.Of(
            [new SymbolHistory(new Listing(Abc, "ABC Inc"), BarSeries.Of(Abc, columns, splits), splits)],
            new Provenance("test", IsSimulated: true));
    }
}
