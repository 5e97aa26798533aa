using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Signals;

public sealed class StrategyTrackRecordTests
{
    private static readonly double Cost = ShadowDesk.UsualCost;

    [Fact]
    public void The_record_starts_with_one_at_the_first_session_in_which_any_symbol_has_sixty_bars()
    {
        var record = new ShadowDesk(
            new Stock("LATE", 20).Flat(80), new Stock("GAP").Flat(30).Missing(5).Flat(65)).Record();

        Assert.Equal(64, record.FirstSessionIndex);
        Assert.Equal(36, record.Equity.Count);
        Assert.All(record.Equity, equity => Assert.Equal(1, equity));
    }

    [Fact]
    public void Without_sixty_bars_there_is_no_record()
    {
        var record = new ShadowDesk(new Stock("AAA").Flat(59)).Record();

        Assert.Equal((-1, 0, null, false), (
            record.FirstSessionIndex, record.Equity.Count, record.Momentum, record.Qualified));
    }

    [Fact]
    public void A_signal_of_t_is_filled_at_the_open_of_the_next_session_with_a_fifth_of_equity()
    {
        var record = new ShadowDesk(new Stock("AAA").Flat(60).Bar(11, 11, 11, 11)).Want("AAA", 59).Record();

        // A fifth is spent, cost included; what is left of it after the cost is marked at the close.
        Assert.Equal(1, record.OpenPositions);
        Assert.Equal([1, 0.8 + (0.2 / (1 + Cost))], record.Equity);
    }

    [Theory]
    [InlineData(5_000, 0.011)]
    [InlineData(20_000, 0.006)]
    [InlineData(1_000_000_000, 0.00125)]
    public void A_side_costs_a_tenth_of_a_per_cent_and_half_the_spread(double volume, double cost)
    {
        // 50 000 USD: .001 + .5 * .02; 200 000 USD: the root of a quarter; the smallest spread is .0005.
        var record = new ShadowDesk(new Stock("AAA").Flat(66, volume: volume)).Want("AAA", 59).Record();

        Assert.Equal(cost, Assert.Single(record.Trades).Cost, 1e-12);
    }

    [Fact]
    public void The_cost_is_that_of_the_signals_session_at_entry_and_at_exit()
    {
        var record = new ShadowDesk(new Stock("AAA").Flat(60).Flat(6, volume: 1e9)).Want("AAA", 59).Record();

        var trade = Assert.Single(record.Trades);
        Assert.Equal(Cost, trade.Cost, 1e-15);
        Assert.Equal((1 - Cost) / (1 + Cost), 1 + trade.Return, 1e-12);
        Assert.Equal(0.8 + (0.2 * (1 - Cost) / (1 + Cost)), record.Equity[^1], 1e-12);
    }

    [Fact]
    public void A_time_exit_sells_at_the_open_of_the_fifth_session_after_the_entrys()
    {
        var stock = new Stock("AAA").Flat(65).Bar(10.2, 10.3, 10.1, 10.2);

        var trade = Assert.Single(new ShadowDesk(stock).Want("AAA", 59).Record().Trades);

        Assert.Equal((Stock.DateOf(59), Stock.DateOf(60), Stock.DateOf(65)), (
            trade.SignalSession, trade.EntrySession, trade.ExitSession));
        Assert.Equal((10.2, ShadowExit.Time), (trade.ExitPrice, trade.Reason));
    }

    [Fact]
    public void A_time_exit_counts_sessions_that_the_symbol_missed_and_waits_for_its_next_bar()
    {
        var counted = new ShadowDesk(new Stock("CLOCK").Flat(80), new Stock("AAA").Flat(62).Missing(2).Flat(10));
        var waited = new ShadowDesk(new Stock("CLOCK").Flat(80), new Stock("AAA").Flat(64).Missing(3).Flat(10));

        Assert.Equal(Stock.DateOf(65), Assert.Single(counted.Want("AAA", 59).Record().Trades).ExitSession);
        Assert.Equal(Stock.DateOf(67), Assert.Single(waited.Want("AAA", 59).Record().Trades).ExitSession);
    }

    [Theory]
    [InlineData(9.5, 9.6, 9.5, 9.5, ShadowExit.StopGap)]
    [InlineData(9.0, 9.6, 8.9, 9.0, ShadowExit.StopGap)]
    [InlineData(11.0, 11.1, 10.9, 11.0, ShadowExit.TargetGap)]
    [InlineData(12.0, 12.1, 9.0, 12.0, ShadowExit.TargetGap)]
    [InlineData(9.6, 9.7, 9.5, 9.5, ShadowExit.Stop)]
    [InlineData(10.9, 11.0, 10.8, 11.0, ShadowExit.Target)]
    [InlineData(10.0, 11.5, 9.4, 9.5, ShadowExit.Stop)]
    public void Gaps_fill_at_the_open_and_stops_before_targets(
        double open, double high, double low, double price, ShadowExit reason)
    {
        var stock = new Stock("AAA").Flat(61).Bar(open, high, low, Math.Clamp(10, low, high));

        var trade = Assert.Single(new ShadowDesk(stock).Want("AAA", 59).Record().Trades);

        Assert.Equal((reason, Stock.DateOf(61)), (trade.Reason, trade.ExitSession));
        Assert.Equal(price, trade.ExitPrice, 1e-12);
    }

    [Fact]
    public void Stop_and_target_keep_their_distance_from_the_open_that_filled()
    {
        // Wanted at 10, filled at 20: the stop is 19 and the target 22.
        var stock = new Stock("AAA").Flat(60).Bar(20, 20.1, 19.5, 20).Bar(20, 22, 19.1, 20);

        var trade = Assert.Single(new ShadowDesk(stock).Want("AAA", 59).Record().Trades);

        Assert.Equal((20, ShadowExit.Target), (trade.EntryPrice, trade.Reason));
        Assert.Equal(22, trade.ExitPrice, 1e-12);
    }

    [Fact]
    public void A_stop_works_from_the_entry_session_on()
    {
        var trade = Assert.Single(new ShadowDesk(new Stock("AAA").Flat(60).Bar(10, 10, 9.4, 9.8))
            .Want("AAA", 59).Record().Trades);

        Assert.Equal((ShadowExit.Stop, Stock.DateOf(60)), (trade.Reason, trade.ExitSession));
    }

    [Fact]
    public void Without_target_and_time_exit_a_position_stays()
    {
        var record = new ShadowDesk(new Stock("AAA").Flat(61).Bar(10, 20, 9.6, 20).Flat(40, price: 20))
            .Want("AAA", 59, target: null, time: null).Record();

        Assert.Empty(record.Trades);
        Assert.Equal(1, record.OpenPositions);
    }

    [Fact]
    public void A_signal_exit_judged_at_a_close_sells_at_the_next_open_even_on_the_entry_session()
    {
        var stock = new Stock("AAA").Flat(61).Bar(10.3, 10.4, 10.2, 10.3).Flat(3);

        var trade = Assert.Single(new ShadowDesk(stock).Want("AAA", 59).WantExit("AAA", 59).WantExit("AAA", 60)
            .Record().Trades);

        Assert.Equal((ShadowExit.Signal, Stock.DateOf(61), 10.3), (trade.Reason, trade.ExitSession, trade.ExitPrice));
    }

    [Fact]
    public void Entries_go_by_confidence_then_mean_dollar_volume_then_symbol_into_five_slots()
    {
        var desk = new ShadowDesk(
            new Stock("LOW").Flat(66),
            new Stock("B").Flat(66),
            new Stock("A").Flat(66),
            new Stock("BIG").Flat(66, volume: 200_000),
            new Stock("SURE").Flat(66),
            new Stock("D").Flat(66),
            new Stock("E").Flat(66));
        desk.Want("LOW", 59, 0.7).Want("SURE", 59, 0.9);
        foreach (var ticker in new[] { "E", "D", "B", "A", "BIG" })
        {
            desk.Want(ticker, 59);
        }

        Assert.Equal(["A", "B", "BIG", "D", "SURE"], desk.Record().Trades.Select(trade => trade.Symbol.Value));
    }

    [Fact]
    public void Without_a_bar_at_the_next_session_the_slot_goes_to_the_next()
    {
        var desk = new ShadowDesk(new Stock("GONE").Flat(60).Missing().Flat(5), new Stock("NEXT").Flat(66));

        var record = desk.Want("GONE", 59, 0.9).Want("NEXT", 59, 0.7).Record();

        Assert.Equal("NEXT", Assert.Single(record.Trades).Symbol.Value);
    }

    [Fact]
    public void No_symbol_is_held_twice_and_a_sold_one_may_be_bought_again_at_the_same_open()
    {
        var desk = new ShadowDesk(new Stock("AAA").Flat(75));

        var record = desk.Want("AAA", 59).Want("AAA", 60).Want("AAA", 64).Record();

        Assert.Equal([Stock.DateOf(60), Stock.DateOf(65)], record.Trades.Select(trade => trade.EntrySession));
    }

    [Fact]
    public void An_entry_takes_a_fifth_of_the_equity_at_the_close_of_t_or_the_cash_that_is_left()
    {
        // The first position grows fivefold before the others are bought: equity is about 1.8, a fifth .36; after two
        // of those .08 of the cash of .8 is left for the third and nothing for the fourth.
        var desk = new ShadowDesk(
            new Stock("AAA").Flat(60).Bar(10, 50, 10, 50).Flat(3, price: 50),
            new Stock("BBB").Flat(64),
            new Stock("CCC").Flat(64),
            new Stock("DDD").Flat(64),
            new Stock("EEE").Flat(64));
        desk.Want("AAA", 59, target: null, time: null);
        foreach (var ticker in new[] { "BBB", "CCC", "DDD", "EEE" })
        {
            desk.Want(ticker, 60, time: 2);
        }

        var record = desk.Record();
        var fifth = (0.8 + (5 * 0.2 / (1 + Cost))) / 5;

        Assert.Equal(["BBB", "CCC", "DDD"], record.Trades.Select(trade => trade.Symbol.Value));
        Assert.Equal([fifth, fifth, 0.8 - fifth - fifth], record.Trades.Select(trade => trade.Paid), Near);
    }

    [Fact]
    public void Money_and_slots_freed_at_an_open_serve_the_entries_of_the_same_open()
    {
        var desk = new ShadowDesk([.. "ABCDEF".Select(letter => new Stock($"{letter}").Flat(75))]);
        foreach (var ticker in new[] { "A", "B", "C", "D", "E" })
        {
            desk.Want(ticker, 59);
        }

        var record = desk.Want("F", 64).Record();

        Assert.Equal(Stock.DateOf(65), record.Trades.Single(trade => trade.Symbol.Value == "F").EntrySession);
    }

    [Fact]
    public void Entries_must_pass_filter_and_exclusions_of_t()
    {
        var filtered = new ShadowDesk(new Stock("AAA").Flat(66).Cap(3_000_000_000m)).Want("AAA", 59);
        var excluded = new ShadowDesk(new Stock("AAA").Flat(50, price: 8).Flat(20))
        {
            Exclusions = EntryExclusions.Of(new EntryExclusionOptions()),
        };

        // The day of 25 % is session 50 and counts until session 69.
        Assert.Empty(filtered.Record().Trades);
        Assert.Empty(excluded.Want("AAA", 60).Want("AAA", 64).Record().Trades);
        Assert.Equal(
            Stock.DateOf(71),
            Assert.Single(
                new ShadowDesk(new Stock("AAA").Flat(50, price: 8).Flat(30))
                {
                    Exclusions = EntryExclusions.Of(new EntryExclusionOptions()),
                }.Want("AAA", 69).Want("AAA", 70).Record().Trades).EntrySession);
    }

    [Fact]
    public void A_position_without_bars_is_marked_at_its_last_close_and_sold_on_the_tenth_missing_session()
    {
        var desk = new ShadowDesk(
            new Stock("CLOCK").Flat(90), new Stock("GONE").Flat(60).Bar(10, 10.6, 10, 10.5).Missing(20).Flat(9));

        var record = desk.Want("GONE", 59, time: null).Record();
        var held = 0.8 + (0.2 / (1 + Cost) * 1.05);
        var sold = 0.8 + (0.2 / (1 + Cost) * 1.05 * (1 - Cost));

        var trade = Assert.Single(record.Trades);
        Assert.Equal((Stock.DateOf(70), 10.5, ShadowExit.MissingBars), (
            trade.ExitSession, trade.ExitPrice, trade.Reason));
        Assert.Equal([held, held, sold, sold], record.Equity.Skip(9).Take(4), Near);
    }

    [Fact]
    public void Nine_missing_sessions_in_a_row_sell_nothing_and_do_not_add_up()
    {
        var record = new ShadowDesk(
                new Stock("CLOCK").Flat(90), new Stock("GAP").Flat(61).Missing(9).Flat(1).Missing(9).Flat(10))
            .Want("GAP", 59, time: null).Record();

        Assert.Empty(record.Trades);
        Assert.Equal(1, record.OpenPositions);
    }

    [Fact]
    public void A_suspected_split_books_the_position_out_at_the_close_before_and_frees_it_for_entries()
    {
        // Flat volume: the jump from 10 to 100 is suspected; without the rule the target would be hit at a gap.
        var desk = new ShadowDesk(
            [
                new Stock("AAA").Flat(62).Flat(10, price: 100),
                .. "BCDEF".Select(letter => new Stock($"{letter}").Flat(72)),
            ]);
        desk.Want("AAA", 59, confidence: 1);
        foreach (var ticker in new[] { "B", "C", "D", "E" })
        {
            desk.Want(ticker, 59, time: null);
        }

        var record = desk.Want("F", 61, time: null).Record();

        var trade = Assert.Single(record.Trades);
        Assert.Equal((Stock.DateOf(62), 10, ShadowExit.SuspectedSplit), (
            trade.ExitSession, trade.ExitPrice, trade.Reason));
        Assert.Equal((1 - Cost) / (1 + Cost), 1 + trade.Return, 1e-12);
        Assert.Equal(5, record.OpenPositions);
    }

    [Fact]
    public void Momentum_is_the_return_over_63_sessions_and_a_shorter_record_has_none()
    {
        // A gain of a tenth on a fifth of the equity: 2 % before costs.
        var stock = new Stock("AAA").Flat(61).Bar(10, 11, 10, 11).Flat(60, price: 11);
        var shorter = new ShadowDesk(stock).Want("AAA", 59).Record();
        var enough = new ShadowDesk(new Stock("AAA").Flat(61).Bar(10, 11, 10, 11).Flat(61, price: 11))
            .Want("AAA", 59).Record();

        Assert.Equal((63, null, false), (shorter.Equity.Count, shorter.Momentum, shorter.Qualified));
        Assert.Equal(64, enough.Equity.Count);
        Assert.Equal((0.2 * 1.1 * (1 - Cost) / (1 + Cost)) - 0.2, enough.Momentum!.Value, 1e-12);
        Assert.False(enough.Qualified);
    }

    [Theory]
    [InlineData(0.30, true)]
    [InlineData(0.25, false)]
    public void Five_per_cent_of_momentum_qualifies(double target, bool isQualified)
    {
        // 30 % on a fifth is 6 % before costs, 25 % is 5 % before and less after.
        var record = new ShadowDesk(new Stock("AAA").Flat(61).Bar(10, 14, 10, 11).Flat(61, price: 11))
            .Want("AAA", 59, target: target).Record();

        Assert.Equal(isQualified, record.Qualified);
    }

    [Fact]
    public void Daily_returns_are_simple_returns_of_the_equity()
    {
        var record = new ShadowDesk(new Stock("AAA").Flat(62)).Want("AAA", 59).Record();

        Assert.Equal([(record.Equity[1] / 1) - 1, 0], record.FindReturns(2)!, Near);
        Assert.Null(record.FindReturns(3));
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;
}
