using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Decisions;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>One intent has one attempt at a time, whoever asks for it (I1).</summary>
public sealed class AttemptTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");

    [Fact]
    public void An_intent_gets_its_next_attempt_only_after_the_one_before_has_ended()
    {
        var world = TradeLifeTests.Filled();
        var draft = new Draft(
            world.State, new DeskRules(RiskProfiles.SmallAccount, TradingCalendar.Nyse, JobTimes.Standard), world.At);

        Ask(draft);
        Ask(draft);

        var order = Assert.Single(draft.Events.OfType<DeskEvent.OrderReady>()).Order;
        Assert.Equal(("test", 1), (order.Intent, order.Attempt));

        draft.Add(new DeskEvent.OrderDropped(order.Id, "a test", world.At));
        Ask(draft);

        Assert.Equal(
            [("nc-test-1", 1), ("nc-test-2", 2)],
            draft.Events.OfType<DeskEvent.OrderReady>().Select(ready => (ready.Order.Id.Value, ready.Order.Attempt)));
    }

    private static void Ask(Draft draft) => draft.MakeReady(
        "test",
        id => new OrderRequest(id, Acme, Side.Buy, Quantity.Of(1m), OrderType.Market, TimeInForce.Day),
        OrderPurpose.Entry,
        "a test");
}
