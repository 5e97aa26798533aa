using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

public sealed class ExchangeUpdatesTests
{
    private readonly TestExchange exchange = new();

    [Fact]
    public void A_trade_is_told_as_accepted_filled_and_ended()
    {
        var entry = exchange.Buy(10m, limit: 10m);
        exchange.Session(Flat(9.50, volume: 100));

        Assert.Collection(
            Updates(),
            update => Assert.Equal((entry, BrokerOrderStatus.Working), Status(update)),
            update => Assert.Equal(3m, Assert.IsType<BrokerUpdate.Filled>(update).Fill.Quantity.Value),
            update => Assert.Equal((entry, BrokerOrderStatus.Canceled), Status(update)));
    }

    [Fact]
    public void A_refusal_is_told_by_the_answer_alone()
    {
        exchange.Submit(exchange.Order(Side.Sell, 1m));

        Assert.Empty(Updates());
    }

    [Fact]
    public void A_split_of_a_position_is_told_after_the_orders_it_cancelled()
    {
        exchange.Holding(25m);
        var pair = exchange.Pair(25m, target: 12m, stop: 9m);
        exchange.Events.Clear();
        exchange.Split(0.1m);

        Assert.Collection(
            Updates(),
            update => Assert.Equal((pair, BrokerOrderStatus.Canceled), Status(update)),
            update => Assert.Equal(2m, Assert.IsType<BrokerUpdate.PositionSplit>(update).NewQuantity.Value));
    }

    [Fact]
    public void A_snapshot_has_working_orders_and_those_that_ended_since()
    {
        var ended = exchange.Buy(1m, limit: 9m);
        exchange.Session(Flat(10));
        var endedAt = exchange.State.FindOrder(ended)!.EndedAt!.Value;
        var working = exchange.Buy(1m, limit: 9m);

        Assert.Equal([ended, working], Ids(since: null));
        Assert.Equal([ended, working], Ids(since: endedAt));
        Assert.Equal([working], Ids(since: endedAt.AddTicks(1)));
    }

    [Fact]
    public void A_snapshot_leaves_out_splits_before_the_watermark()
    {
        exchange.Holding(25m).Split(0.1m);

        Assert.Single(exchange.Exchange.Snapshot(exchange.Now, since: exchange.Now).Splits);
        Assert.Empty(exchange.Exchange.Snapshot(exchange.Now, since: exchange.Now.AddTicks(1)).Splits);
    }

    private static (ClientOrderId Order, BrokerOrderStatus Status) Status(BrokerUpdate update)
    {
        var changed = Assert.IsType<BrokerUpdate.StatusChanged>(update);
        return (changed.OrderId, changed.Status);
    }

    private IEnumerable<BrokerUpdate> Updates() => exchange.Events.Select(ExchangeUpdates.Of).OfType<BrokerUpdate>();

    private IEnumerable<ClientOrderId> Ids(DateTimeOffset? since) =>
        exchange.Exchange.Snapshot(exchange.Now, since).Orders.Select(order => order.Request.Id);
}
