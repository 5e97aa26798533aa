using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Exchange.TestExchange;

namespace NanoCap.Trading.Tests.Exchange;

/// <summary>Section 8 of the broker's facts: what its updates tell, executions that are taken back included.</summary>
public sealed class AlpacaExecutionTests
{
    private readonly TestExchange exchange = new(WithoutCosts with
    {
        Habits = new ExchangeHabits { EntriesEndWithOpen = false, CancelsAtOnce = false, ConfirmsAtOnce = false },
    });

    private IEnumerable<BrokerUpdate> Updates => exchange.Events.Select(ExchangeUpdates.Of).OfType<BrokerUpdate>();

    [Fact]
    public void Each_state_of_an_order_is_told_in_its_order()
    {
        var order = exchange.Buy(10m, limit: 10m, time: TimeInForce.GoodTilCanceled);
        Happen(exchange.Exchange.Confirm(order, exchange.Now));
        Happen(exchange.Exchange.Park(order, BrokerOrderStatus.Suspended, "halt", exchange.Now));
        Happen(exchange.Exchange.Park(order, BrokerOrderStatus.Working, null, exchange.Now));
        Happen(exchange.Exchange.Execute(order, Quantity.Of(4m), Price.Of(9.90m), exchange.Now));
        Happen(exchange.Exchange.Cancel(order, exchange.Now));
        Happen(exchange.Exchange.RejectCancel(order, "busy", exchange.Now));
        Happen(exchange.Exchange.Cancel(order, exchange.Now));
        Happen(exchange.Exchange.CompleteCancel(order, exchange.Now));

        Assert.Equal(
            ["accepted", "new", "suspended", "new", "4 of 4", "pending_cancel", "busy", "pending_cancel", "canceled"],
            Updates.Select(update => update switch
            {
                BrokerUpdate.StatusChanged changed => StatusNames.Of(changed.Status),
                BrokerUpdate.Filled filled => $"{filled.OrderFilled} of {filled.PositionQuantity}",
                BrokerUpdate.CancelRejected rejected => rejected.Reason,
                _ => update.GetType().Name,
            }));
    }

    [Fact]
    public void A_fill_tells_what_the_order_and_the_position_have_after_it()
    {
        var order = Working(exchange.Buy(10m, limit: 10m));
        Happen(exchange.Exchange.Execute(order, Quantity.Of(4m), Price.Of(9.90m), exchange.Now));
        Happen(exchange.Exchange.Execute(order, Quantity.Of(9m), Price.Of(10m), exchange.Now));

        Assert.Equal(
            [(4m, 4m), (10m, 10m)],
            Updates.OfType<BrokerUpdate.Filled>().Select(
                filled => (filled.OrderFilled!.Value.Value, filled.PositionQuantity!.Value.Value)));
        Assert.Equal(BrokerOrderStatus.Filled, exchange.StatusOf(order));
    }

    [Fact]
    public void Between_the_bars_an_order_trades_inside_its_limit_and_its_money_only()
    {
        var order = Working(exchange.Buy(10m, limit: 10m));

        Assert.Empty(exchange.Exchange.Execute(order, Quantity.Of(1m), Price.Of(10.01m), exchange.Now));
        Happen(exchange.Exchange.Halt(Abc, exchange.Now));
        Assert.Empty(exchange.Exchange.Execute(order, Quantity.Of(1m), Price.Of(10m), exchange.Now));
        Happen(exchange.Exchange.Resume(Abc, exchange.Now));
        Assert.NotEmpty(exchange.Exchange.Execute(order, Quantity.Of(1m), Price.Of(10m), exchange.Now));
        var dear = Working(exchange.Buy(60m, symbol: Xyz));
        Happen(exchange.Exchange.Execute(dear, Quantity.Of(60m), Price.Of(100m), exchange.Now));

        Assert.Equal(9m, exchange.Held(Xyz));
    }

    [Fact]
    public void A_bust_of_a_purchase_gives_the_money_back_and_the_order_its_quantity()
    {
        var order = Working(exchange.Buy(10m, limit: 10m, time: TimeInForce.GoodTilCanceled));
        Happen(exchange.Exchange.Execute(order, Quantity.Of(4m), Price.Of(9.90m), exchange.Now));
        var fill = Assert.Single(exchange.Fills);

        Happen(exchange.Exchange.Bust(fill.ExecutionId, exchange.Now));

        Assert.Equal((1_000m, 0m), (exchange.State.Cash.Value, exchange.Held()));
        Assert.Equal(BrokerOrderStatus.Working, exchange.StatusOf(order));
        var report = Assert.Single(exchange.Snapshot.Orders);
        Assert.Equal((0m, fill.ExecutionId), (report.ToldFilled!.Value.Value, Assert.Single(report.Busted)));
        Assert.Equal(fill.ExecutionId, Updates.OfType<BrokerUpdate.Busted>().Single().ExecutionId);
        Happen(exchange.Exchange.Execute(order, Quantity.Of(10m), Price.Of(10m), exchange.Now));
        Assert.Equal(2, exchange.Fills.Select(one => one.ExecutionId).Distinct().Count());
    }

    [Fact]
    public void A_bust_of_a_sale_gives_the_shares_back_and_takes_the_money()
    {
        Hold(10m);
        var order = Working(exchange.Sell(10m));
        Happen(exchange.Exchange.Execute(order, Quantity.Of(10m), Price.Of(12m), exchange.Now));
        Assert.Equal(1_020m, exchange.State.Cash.Value);

        Happen(exchange.Exchange.Bust($"{order}#1", exchange.Now));

        Assert.Equal((900m, 10m), (exchange.State.Cash.Value, exchange.Held()));
        Assert.Equal(BrokerOrderStatus.Filled, exchange.StatusOf(order));
        Assert.Empty(exchange.Exchange.Bust($"{order}#1", exchange.Now));
    }

    [Fact]
    public void A_purchase_whose_shares_are_on_sale_or_sold_is_not_taken_back()
    {
        var bought = Hold(10m);
        var sale = Working(exchange.Sell(5m, limit: 12m));
        Assert.Empty(exchange.Exchange.Bust($"{bought}#1", exchange.Now));
        Happen(exchange.Exchange.Execute(sale, Quantity.Of(5m), Price.Of(12m), exchange.Now));

        Assert.Empty(exchange.Exchange.Bust($"{bought}#1", exchange.Now));
    }

    [Fact]
    public void A_correction_has_a_name_of_its_own_and_puts_money_and_shares_right()
    {
        var order = Working(exchange.Buy(10m, limit: 10m));
        Happen(exchange.Exchange.Execute(order, Quantity.Of(10m), Price.Of(10m), exchange.Now));

        Happen(exchange.Exchange.Correct($"{order}#1", Quantity.Of(8m), Price.Of(9.50m), exchange.Now));

        Assert.Equal((924m, 8m), (exchange.State.Cash.Value, exchange.Held()));
        var told = Updates.OfType<BrokerUpdate.Corrected>().Single();
        Assert.Equal(($"{order}#1", $"{order}#2"), (told.ExecutionId, told.Fill.ExecutionId));
        var report = Assert.Single(exchange.Snapshot.Orders);
        Assert.Equal([$"{order}#2"], report.Fills.Select(fill => fill.ExecutionId));
        Assert.Empty(exchange.Exchange.Correct($"{order}#2", Quantity.Of(11m), Price.Of(9m), exchange.Now));
    }

    [Fact]
    public void A_halt_and_flags_are_told_to_those_who_ask_not_by_updates()
    {
        Happen(exchange.Exchange.Halt(Abc, exchange.Now));
        Happen(exchange.Exchange.Flag(AccountFlags.Clear with { IsLiquidationOnly = true }, exchange.Now));

        Assert.Empty(Updates);
    }

    private ClientOrderId Hold(decimal quantity)
    {
        var order = Working(exchange.Buy(quantity));
        Happen(exchange.Exchange.Execute(order, Quantity.Of(quantity), Price.Of(10m), exchange.Now));
        return order;
    }

    private ClientOrderId Working(ClientOrderId order)
    {
        Happen(exchange.Exchange.Confirm(order, exchange.Now));
        return order;
    }

    private void Happen(IReadOnlyList<ExchangeEvent> events) => Assert.NotEmpty(exchange.Happen(events));
}
