using System.Text.Json;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

/// <summary>Section 8, event by event.</summary>
public sealed class UpdateReadingTests
{
    private readonly KnownOrders known = new();
    private readonly UpdateReading reading;

    public UpdateReadingTests() => reading = new UpdateReading(known, new ManualTimeProvider(AlpacaRig.Start));

    [Theory]
    [InlineData("new", BrokerOrderStatus.Working)]
    [InlineData("stopped", BrokerOrderStatus.Working)]
    [InlineData("accepted", BrokerOrderStatus.Accepted)]
    [InlineData("pending_new", BrokerOrderStatus.Accepted)]
    [InlineData("pending_review", BrokerOrderStatus.Accepted)]
    [InlineData("canceled", BrokerOrderStatus.Canceled)]
    [InlineData("expired", BrokerOrderStatus.Expired)]
    [InlineData("rejected", BrokerOrderStatus.Rejected)]
    [InlineData("done_for_day", BrokerOrderStatus.DoneForDay)]
    [InlineData("calculated", BrokerOrderStatus.DoneForDay)]
    [InlineData("suspended", BrokerOrderStatus.Suspended)]
    [InlineData("held", BrokerOrderStatus.Held)]
    [InlineData("pending_cancel", BrokerOrderStatus.PendingCancel)]
    [InlineData("pending_replace", BrokerOrderStatus.PendingReplace)]
    public void An_event_that_is_called_like_a_state_brings_it(string name, BrokerOrderStatus expected)
    {
        var changed = Assert.IsType<BrokerUpdate.StatusChanged>(Assert.Single(Read(name)));

        Assert.Equal((AlpacaRig.Name, expected), (changed.OrderId, changed.Status));
    }

    [Theory]
    [InlineData("fill")]
    [InlineData("partial_fill")]
    public void A_fill_has_its_execution_price_shares_position_and_the_orders_sum(string name)
    {
        var filled = Assert.IsType<BrokerUpdate.Filled>(Assert.Single(Read(
            name, AlpacaRig.OrderBody("partially_filled", filled: "\"7\""),
            """
            "execution_id":"e-1","price":"3.04","qty":"4","position_qty":"11",
            "timestamp":"2026-11-20T14:30:00.12345678Z"
            """)));

        Assert.Equal(
            ("e-1", 4m, 3.04m),
            (filled.Fill.ExecutionId, filled.Fill.Quantity.Value, filled.Fill.Price.Value));
        Assert.Equal((7m, 11m), (filled.OrderFilled!.Value.Value, filled.PositionQuantity!.Value.Value));
        Assert.Equal(14, filled.At.Hour);
    }

    [Fact]
    public void A_position_below_zero_is_not_told_and_the_fill_is()
    {
        var filled = Assert.IsType<BrokerUpdate.Filled>(Assert.Single(Read("fill", more: Execution + """
            ,"position_qty":"-4"
            """)));

        Assert.Null(filled.PositionQuantity);
    }

    [Theory]
    [InlineData("fill", """ "execution_id":"e-1","price":"3.04","timestamp":"2026-11-20T14:30:00Z" """)]
    [InlineData("fill", """ "price":"3.04","qty":"4","timestamp":"2026-11-20T14:30:00Z" """)]
    [InlineData("fill", """ "execution_id":"e-1","price":"3.04","qty":"0","timestamp":"2026-11-20T14:30:00Z" """)]
    [InlineData("fill", """ "execution_id":"e-1","price":"3.04","qty":"4" """)]
    [InlineData("trade_bust", """ "price":"3.04" """)]
    [InlineData("trade_correct", Execution)]
    [InlineData("restated", """ "price":"3.04" """)]
    [InlineData("something_new", """ "price":"3.04" """)]
    public void What_cannot_be_told_for_sure_asks_for_the_books(string name, string more) =>
        Assert.IsType<BrokerUpdate.NewsMissed>(Assert.Single(Read(name, more: more)));

    [Fact]
    public void A_replaced_order_is_told_and_the_books_tell_its_successor() => Assert.Equal(
        [typeof(BrokerUpdate.StatusChanged), typeof(BrokerUpdate.NewsMissed)],
        Read("replaced").Select(update => update.GetType()));

    [Fact]
    public void A_cancellation_that_came_to_nothing_is_told() =>
        Assert.IsType<BrokerUpdate.CancelRejected>(Assert.Single(Read("order_cancel_rejected")));

    [Fact]
    public void A_change_that_came_to_nothing_leaves_the_order_as_it_is()
    {
        var changed = Assert.IsType<BrokerUpdate.StatusChanged>(Assert.Single(
            Read("order_replace_rejected", AlpacaRig.OrderBody("partially_filled"))));

        Assert.Equal(BrokerOrderStatus.PartiallyFilled, changed.Status);
    }

    [Theory]
    [InlineData(""" "execution_id":"e-1" """, "e-1")]
    [InlineData(""" "execution_id":"e-2","previous_execution_id":"e-1" """, "e-1")]
    public void A_bust_names_the_execution_that_was_taken_back(string more, string expected)
    {
        var busted = Assert.IsType<BrokerUpdate.Busted>(Assert.Single(Read("trade_bust", more: more)));

        Assert.Equal((AlpacaRig.Name, expected), (busted.OrderId, busted.ExecutionId));
    }

    [Fact]
    public void A_correction_names_the_wrong_execution_and_has_the_right_one()
    {
        var corrected = Assert.IsType<BrokerUpdate.Corrected>(Assert.Single(Read(
            "trade_correct", more: Execution + ",\"previous_execution_id\":\"e-0\"")));

        Assert.Equal(("e-0", "e-1", 4m), (
            corrected.ExecutionId, corrected.Fill.ExecutionId, corrected.Fill.Quantity.Value));
    }

    [Fact]
    public void A_fill_of_the_stop_of_a_pair_is_a_fill_of_the_pair()
    {
        LearnPair();

        var filled = Assert.IsType<BrokerUpdate.Filled>(Assert.Single(Read("fill", Leg(), Execution)));

        Assert.Equal((AlpacaRig.Name, true), (filled.Fill.OrderId, filled.Fill.IsStopLeg));
        Assert.Null(filled.OrderFilled);
    }

    [Fact]
    public void A_pair_is_cancelled_when_both_of_its_orders_are()
    {
        LearnPair();

        Assert.Empty(Read("canceled", Leg()));
        Assert.Empty(Read("canceled", Leg()));
        var changed = Assert.IsType<BrokerUpdate.StatusChanged>(Assert.Single(
            Read("canceled", AlpacaRig.OrderBody("canceled", orderClass: "oco"))));
        Assert.Equal((AlpacaRig.Name, BrokerOrderStatus.Canceled), (changed.OrderId, changed.Status));
    }

    [Fact]
    public void A_part_of_a_pair_that_nobody_knows_asks_for_the_books() =>
        Assert.IsType<BrokerUpdate.NewsMissed>(Assert.Single(Read("fill", Leg(), Execution)));

    [Fact]
    public void An_event_without_its_order_asks_for_the_books() => Assert.IsType<BrokerUpdate.NewsMissed>(
        Assert.Single(reading.Read(new WireAnswers.TradeUpdate { Event = "fill" })));

    private const string Execution =
        """ "execution_id":"e-1","price":"3.04","qty":"4","timestamp":"2026-11-20T14:30:00Z" """;

    private static string Leg() => AlpacaRig.OrderBody(
        "held", name: "leg-of-alpaca", id: "leg-1", side: "sell", type: "stop", orderClass: "oco");

    private void LearnPair() => known.Learn(JsonSerializer.Deserialize(
        AlpacaRig.OrderBody("new", orderClass: "oco", more: $"\"legs\":[{Leg()}]"), AlpacaJson.Default.WireOrder)!);

    private IReadOnlyList<BrokerUpdate> Read(string name, string? order = null, string more = "\"reason\":\"so\"") =>
        reading.Read(JsonSerializer.Deserialize(
            $$"""{"event":"{{name}}","order":{{order ?? AlpacaRig.OrderBody("new")}},{{more}}}""",
            AlpacaJson.Default.TradeUpdate)!);
}
