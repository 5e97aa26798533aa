using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

public sealed class CloseTests
{
    private readonly TestExchange exchange = new TestExchange().Holding(10m);

    [Fact]
    public void Day_orders_expire_at_the_close_and_orders_until_cancelled_stay()
    {
        var day = exchange.Sell(4m, stop: 5m);
        var good = exchange.Sell(4m, stop: 5m, time: TimeInForce.GoodTilCanceled);

        exchange.Session(Flat(10));

        Assert.Equal(BrokerOrderStatus.Expired, exchange.StatusOf(day));
        Assert.Equal(BrokerOrderStatus.Working, exchange.StatusOf(good));
        Assert.Equal("a day order ends with the close", exchange.State.FindOrder(day)!.Reason);
    }

    [Fact]
    public void A_day_order_sent_after_the_close_works_in_the_next_session()
    {
        exchange.Session(Flat(10));
        exchange.Sell(10m);

        exchange.Open(Flat(9.70));

        Assert.Equal(9.70m, Assert.Single(exchange.Fills).Price.Value);
    }

    [Fact]
    public void A_market_order_that_comes_after_the_open_fills_at_the_close()
    {
        exchange.Open(Bar(10, 11, 9, 9.40));
        exchange.Sell(10m);
        exchange.Intrabar(Bar(10, 11, 9, 9.40));
        Assert.Empty(exchange.Fills);

        exchange.Close(Bar(10, 11, 9, 9.40));

        Assert.Equal(9.40m, Assert.Single(exchange.Fills).Price.Value);
    }

    [Fact]
    public void A_limit_does_not_fill_at_the_close()
    {
        exchange.Open(Bar(10, 12, 9, 12));
        exchange.Sell(10m, limit: 12m);
        exchange.Intrabar(Bar(10, 12, 9, 12));
        exchange.Close(Bar(10, 12, 9, 12));

        Assert.Empty(exchange.Fills);
    }

    [Fact]
    public void Positions_are_marked_at_the_raw_close()
    {
        exchange.Session(Bar(10, 11, 9, 10.50));

        Assert.Equal(10.50m, Assert.Single(exchange.Snapshot.Positions).LastPrice!.Value.Value);
        Assert.Equal((900m, 1_005m), (exchange.Snapshot.Cash.Value, exchange.Snapshot.Equity.Value));
    }

    [Fact]
    public void A_symbol_without_a_bar_is_marked_at_its_last_close()
    {
        exchange.Session(Bar(10, 11, 9, 10.50));
        exchange.Session();

        Assert.Equal(10.50m, Assert.Single(exchange.Snapshot.Positions).LastPrice!.Value.Value);
    }

    [Fact]
    public void A_new_position_counts_at_its_first_fill_until_the_close()
    {
        exchange.Buy(5m, symbol: Xyz);
        exchange.Open(Bar(Xyz, 8, 9, 7, 8.50));
        Assert.Equal(8m, exchange.State.Positions[Xyz].Mark.Value);

        exchange.Intrabar();
        exchange.Close(Bar(Xyz, 8, 9, 7, 8.50));

        Assert.Equal(8.50m, exchange.State.Positions[Xyz].Mark.Value);
    }

    [Fact]
    public void A_moment_that_has_passed_does_nothing_when_it_comes_again()
    {
        exchange.Sell(4m);
        Assert.NotEmpty(exchange.Open(Flat(10)));
        exchange.Sell(4m);

        Assert.Empty(exchange.Open(Flat(10)));
        Assert.Empty(exchange.Split(2m));
        Assert.Equal(6m, exchange.Held());
    }

    [Fact]
    public void A_session_cannot_begin_before_the_one_before_has_been_closed()
    {
        exchange.Open(Flat(10));
        var next = SessionBars.Of(new DateOnly(2024, 2, 1), []);

        Assert.Throws<InvalidOperationException>(() => exchange.Exchange.Open(next, exchange.Now));
        Assert.Throws<InvalidOperationException>(() => exchange.Exchange.BeforeOpen(next, exchange.Now));
        Assert.Throws<InvalidOperationException>(() => exchange.Close(Flat(10)));
    }

    [Fact]
    public void A_session_cannot_begin_in_its_middle() =>
        Assert.Throws<InvalidOperationException>(() => exchange.Intrabar(Flat(10)));
}
