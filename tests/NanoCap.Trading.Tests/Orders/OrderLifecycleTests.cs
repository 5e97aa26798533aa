using System.Globalization;
using System.Text;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Tests.Orders;

public sealed class OrderLifecycleTests
{
    private static readonly OrderRequest TestOrder = new(
        ClientOrderId.For("t", "x", 1), Symbol.Of("ABC"), Side.Buy, Quantity.Of(1m), OrderType.Market, TimeInForce.Day);

    [Fact]
    public void Every_state_and_step_is_as_approved()
    {
        var steps = Enum.GetValues<OrderStep>();
        var matrix = new StringBuilder();
        foreach (var status in Enum.GetValues<OrderStatus>())
        {
            foreach (var step in steps)
            {
                var next = OrderLifecycle.Next(status, step)?.ToString() ?? "-";
                matrix.AppendLine(CultureInfo.InvariantCulture, $"{status,-16} {step,-14} {next}");
            }
        }

        Approved.Equal(matrix.ToString(), "OrderLifecycle");
    }

    [Fact]
    public void Every_state_that_brokers_report_is_the_approved_step()
    {
        var steps = Enum.GetValues<BrokerOrderStatus>().Select(told =>
            $"{told,-16} {OrderLifecycle.StepFor(told)?.ToString() ?? "-"}");

        Approved.Equal(string.Join('\n', steps) + '\n', "BrokerStatus");
    }

    [Theory]
    [InlineData(BrokerOrderStatus.Held)]
    [InlineData(BrokerOrderStatus.Suspended)]
    [InlineData(BrokerOrderStatus.DoneForDay)]
    public void An_order_that_does_not_trade_for_now_has_not_ended(BrokerOrderStatus told)
    {
        Assert.Equal(
            OrderStatus.Working, OrderLifecycle.Next(OrderStatus.Unknown, OrderLifecycle.StepFor(told)!.Value));
        Assert.False(new OrderReport(TestOrder, "B1", told, []).IsTerminal);
    }

    [Fact]
    public void An_execution_that_is_taken_back_wakes_no_order_that_has_ended() => Assert.All(
        Enum.GetValues<OrderStatus>().Where(status => status.IsTerminal()),
        status =>
        {
            Assert.True(OrderLifecycle.Next(status, OrderStep.BustPart)!.Value.IsTerminal());
            Assert.True(OrderLifecycle.Next(status, OrderStep.BustAll)!.Value.IsTerminal());
        });

    [Fact]
    public void Time_alone_never_turns_an_unknown_order_into_a_refused_one()
    {
        var ways = Enum.GetValues<OrderStep>().Where(step => step != OrderStep.Refuse);

        Assert.DoesNotContain(ways, step => OrderLifecycle.Next(OrderStatus.Unknown, step) == OrderStatus.Refused);
        Assert.Null(OrderLifecycle.Next(OrderStatus.Unknown, OrderStep.Refuse));
    }

    [Fact]
    public void A_fill_of_the_last_share_counts_in_every_state()
    {
        Assert.All(
            Enum.GetValues<OrderStatus>(),
            status => Assert.Equal(OrderStatus.Filled, OrderLifecycle.Next(status, OrderStep.FillAll)));
    }

    [Fact]
    public void An_order_that_has_ended_is_never_sent()
    {
        Assert.All(
            Enum.GetValues<OrderStatus>().Where(status => status.IsTerminal()),
            status => Assert.Null(OrderLifecycle.Next(status, OrderStep.Send)));
    }
}
