using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

public sealed class SplitTests
{
    private readonly TestExchange exchange = new TestExchange().Holding(25m);

    [Fact]
    public void A_forward_split_multiplies_the_shares_and_leaves_the_equity()
    {
        exchange.Split(3m);

        Assert.Equal((75m, 1_000m), (exchange.Held(), decimal.Round(exchange.State.Equity.Value, 3)));
        Assert.Equal(3.333333m, exchange.State.Positions[Abc].Mark.Value);
    }

    [Fact]
    public void A_reverse_split_keeps_whole_shares_and_pays_the_fraction_at_the_last_close_on_the_new_basis()
    {
        // 25 shares 1-for-10 at 10.00 are 2 shares at 100.00 and half a share, 50.00.
        exchange.Split(0.1m);

        Assert.Equal((2m, 800m, 1_000m), (exchange.Held(), exchange.State.Cash.Value, exchange.State.Equity.Value));
        var split = Assert.Single(exchange.Snapshot.Splits);
        Assert.Equal((0.1m, 2m, 50m), (split.ShareFactor, split.NewQuantity.Value, split.CashInLieu.Value));
        Assert.Equal("split-ABC-2024-01-03", split.ActivityId);
    }

    [Fact]
    public void A_factor_without_an_end_loses_no_share()
    {
        var nine = new TestExchange().Holding(9m);

        nine.Split(1m / 3m);

        Assert.Equal((3m, 910m), (nine.Held(), nine.State.Cash.Value));
    }

    [Fact]
    public void A_position_of_less_than_one_new_share_is_paid_out()
    {
        exchange.Split(0.01m);

        Assert.Empty(exchange.State.Positions);
        Assert.Equal(1_000m, exchange.State.Cash.Value);
    }

    [Fact]
    public void A_split_cancels_the_orders_of_its_symbol_and_says_so()
    {
        var pair = exchange.Pair(25m, target: 12m, stop: 9m);
        var entry = exchange.Buy(1m, limit: 10m);
        var other = exchange.Buy(1m, limit: 10m, symbol: Xyz);

        exchange.Split(2m);

        Assert.Equal(BrokerOrderStatus.Canceled, exchange.StatusOf(pair));
        Assert.Equal(BrokerOrderStatus.Canceled, exchange.StatusOf(entry));
        Assert.Contains("split-ABC", exchange.State.FindOrder(pair)!.Reason, StringComparison.Ordinal);
        Assert.Equal(BrokerOrderStatus.Working, exchange.StatusOf(other));
        Assert.Equal(50m, Assert.Single(exchange.Snapshot.Positions).Available.Value);
    }

    [Fact]
    public void A_split_of_a_symbol_that_is_not_held_cancels_its_orders_and_is_not_reported_as_a_position()
    {
        var entry = exchange.Buy(1m, limit: 10m, symbol: Xyz);

        var events = exchange.Split(2m, Xyz);

        Assert.Equal(BrokerOrderStatus.Canceled, exchange.StatusOf(entry));
        Assert.DoesNotContain(events.Select(ExchangeUpdates.Of), update => update is BrokerUpdate.PositionSplit);
        Assert.Empty(exchange.Snapshot.Splits);
    }

    [Fact]
    public void A_split_is_applied_once_and_orders_placed_after_it_stay()
    {
        exchange.Split(2m);
        var pair = exchange.Pair(50m, target: 6m, stop: 4m);

        Assert.Empty(exchange.Split(2m));
        exchange.Open(Flat(5));

        Assert.Equal((50m, BrokerOrderStatus.Working), (exchange.Held(), exchange.StatusOf(pair)));
    }

    [Fact]
    public void A_session_without_a_split_changes_nothing()
    {
        var pair = exchange.Pair(25m, target: 12m, stop: 9m);

        Assert.IsType<ExchangeEvent.InstantPassed>(Assert.Single(exchange.Split(1m)));

        Assert.Equal(BrokerOrderStatus.Working, exchange.StatusOf(pair));
    }
}
