using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Executions that come late, are missing, or are taken back; orders that others change; answers that ask for
/// patience.</summary>
public sealed class ExecutionTroubleTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    [Theory]
    [InlineData(BrokerOrderStatus.Canceled)]
    [InlineData(BrokerOrderStatus.Expired)]
    [InlineData(BrokerOrderStatus.Rejected)]
    public void A_fill_after_the_end_corrects_the_quantity_and_a_person_is_told(BrokerOrderStatus end)
    {
        var (world, entry) = Sent();
        Say(world, new BrokerUpdate.StatusChanged(entry.Id, end, null, world.At));
        Assert.Empty(world.State.OpenOrders);

        Say(world, new BrokerUpdate.Filled(Fill(world, entry, "f1", 5m)));

        Assert.Equal(5m, world.State.Positions[Acme].Quantity.Value);
        Assert.Equal(5m, world.State.Orders[entry.Id].Filled.Value);
        var alert = world.State.Alerts.Standing[$"late-fill:{entry.Id}"];
        Assert.Equal((AlertTopic.Order, AlertSeverity.Warning), (alert.Topic, alert.Severity));
        Assert.Contains($"counted as {end} and traded 5 at 10.00", alert.Text, StringComparison.Ordinal);
        Assert.Equal((949.95m, 999.95m), (world.State.Books.Cash.Value, world.State.Equity.Value));
    }

    [Fact]
    public void More_than_was_ordered_is_counted_and_told_and_a_repeated_execution_is_neither()
    {
        var (world, entry) = Sent();
        Say(world, new BrokerUpdate.Filled(Fill(world, entry, "f1", 20m)));
        Say(world, new BrokerUpdate.Filled(Fill(world, entry, "f1", 20m)));
        Assert.Empty(world.State.Alerts.Standing);

        Say(world, new BrokerUpdate.Filled(Fill(world, entry, "f2", 1m)));

        Assert.Equal(21m, world.State.Positions[Acme].Quantity.Value);
        Assert.Equal([$"late-fill:{entry.Id}"], world.State.Alerts.Standing.Keys);
    }

    [Fact]
    public void A_purchase_that_is_taken_back_leaves_neither_shares_nor_cost()
    {
        var (world, entry) = Sent();
        var cash = world.State.Books.Cash;
        world.Pass(world.Exchange.Execute(entry.Id, Quantity.Of(4m), Price.Of(10m), world.At));
        world.Pass(world.Exchange.Execute(entry.Id, Quantity.Of(5m), Price.Of(10.10m), world.At));
        world.Settle();

        world.Pass(world.Exchange.Bust($"{entry.Id}#2", world.At));
        world.Settle();

        var order = world.State.Orders[entry.Id];
        Assert.Equal(
            (4m, 40m, OrderStatus.PartiallyFilled), (order.Filled.Value, order.FilledValue.Value, order.Status));
        Assert.Equal(10m, world.State.Positions[Acme].AveragePrice.Value);
        Assert.Equal(world.Exchange.State.Cash, world.State.Books.Cash);
        TradeLifeTests.AssertBalanced(world);

        world.Pass(world.Exchange.Bust($"{entry.Id}#1", world.At));
        world.Settle();
        Assert.Empty(world.State.Positions);
        Assert.Equal((cash, OrderStatus.Working), (world.State.Books.Cash, world.State.Orders[entry.Id].Status));
        Assert.Equal(Usd.Zero, world.State.Books.Costs);
        Assert.Empty(world.State.Differences);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void A_sale_that_is_taken_back_brings_the_position_back_under_its_protection()
    {
        var world = TradeLifeTests.Filled();
        var before = world.State.Positions[Acme];
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Settle();
        world.NextSession(Bar("ACME", 11, 11.1, 10.9, 11));
        var sold = Assert.Single(world.State.Trades);

        world.Pass(world.Exchange.Bust(sold.ExecutionId!, world.At));
        world.Settle();

        var position = world.State.Positions[Acme];
        Assert.Equal(
            (before.Quantity, before.AveragePrice, before.ProposalNumber, before.EntrySession),
            (position.Quantity, position.AveragePrice, position.ProposalNumber, position.EntrySession));
        Assert.Equal(
            (sold.Number, Usd.Zero, Usd.Zero),
            (world.State.Trades[^1].Reverses, world.State.Books.Realised,
                new Usd(world.State.Trades.Sum(trade => trade.Realised.Value))));
        Assert.Equal(world.Exchange.State.Cash, world.State.Books.Cash);
        Assert.Equal(0m, world.State.RecentProceeds.Values.Sum(proceeds => proceeds.Value));
        Assert.Equal(OrderPurpose.Protection, Assert.Single(world.State.OpenOrders).Purpose);
        Assert.Contains($"execution:{sold.ExecutionId}", world.State.Alerts.Standing.Keys);
        Assert.Empty(world.State.Differences);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void A_bust_that_overtakes_its_execution_counts_all_the_same_and_both_only_once()
    {
        var (world, entry) = Sent();
        var bust = new BrokerUpdate.Busted(entry.Id, "f1", world.At);
        Say(world, bust);
        Say(world, new BrokerUpdate.Filled(Fill(world, entry, "f1", 5m)));
        Assert.Empty(world.State.Positions);
        Assert.Empty(Say(world, bust));

        Say(world, new BrokerUpdate.Filled(Fill(world, entry, "f2", 5m)));
        Say(world, new BrokerUpdate.Busted(entry.Id, "f2", world.At));
        Assert.Empty(Say(world, new BrokerUpdate.Busted(entry.Id, "f2", world.At)));

        Assert.Empty(world.State.Positions);
        Assert.Equal(0m, world.State.Orders[entry.Id].Filled.Value);
    }

    [Fact]
    public void An_order_whose_fill_and_bust_were_both_lost_has_ended()
    {
        var (world, entry) = Sent();
        world.Exchange.Apply(
            world.Exchange.Execute(entry.Id, entry.Request.Quantity, Price.Of(10m), world.At));
        world.Exchange.Apply(world.Exchange.Bust($"{entry.Id}#1", world.At));
        Assert.Equal(BrokerOrderStatus.Filled, world.Exchange.State.FindOrder(entry.Id)!.Status);

        world.Post(new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At));

        Assert.Equal(
            (OrderStatus.Canceled, 0m),
            (world.State.Orders[entry.Id].Status, world.State.Orders[entry.Id].Filled.Value));
        Assert.Empty(world.State.OpenOrders);
        Assert.Empty(world.State.Positions);
        Assert.Empty(world.State.Differences);
    }

    [Fact]
    public void A_bust_whose_news_was_lost_is_in_the_books()
    {
        var (world, entry) = Sent();
        world.Pass(world.Exchange.Execute(entry.Id, Quantity.Of(4m), Price.Of(10m), world.At));
        world.Settle();
        world.Exchange.Apply(world.Exchange.Bust($"{entry.Id}#1", world.At));

        world.Post(new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At));

        Assert.Empty(world.State.Positions);
        Assert.Empty(world.State.Differences);
        Assert.DoesNotContain(world.Journal, happened => happened is DeskEvent.PositionAdjusted);
        Assert.DoesNotContain(
            world.Post(new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At)),
            happened => happened.IsDurable);
    }

    [Fact]
    public void A_correction_counts_the_right_shares_at_the_right_price_once()
    {
        var (world, entry) = Sent();
        world.Pass(world.Exchange.Execute(entry.Id, Quantity.Of(9m), Price.Of(10m), world.At));
        world.Settle();
        world.Pass(world.Exchange.Correct($"{entry.Id}#1", Quantity.Of(8m), Price.Of(9.50m), world.At));
        world.Settle();

        var position = world.State.Positions[Acme];
        Assert.Equal((8m, 9.50m), (position.Quantity.Value, position.AveragePrice.Value));
        Assert.Equal(
            (8m, 76m), (world.State.Orders[entry.Id].Filled.Value, world.State.Orders[entry.Id].FilledValue.Value));
        Assert.Equal(world.Exchange.State.Cash, world.State.Books.Cash);
        Assert.Empty(world.State.Differences);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void A_correction_that_the_books_told_first_is_not_counted_on_top()
    {
        var (world, entry) = Sent();
        world.Pass(world.Exchange.Execute(entry.Id, Quantity.Of(9m), Price.Of(10m), world.At));
        world.Settle();
        var corrected = world.Exchange.Correct($"{entry.Id}#1", Quantity.Of(8m), Price.Of(9.50m), world.At);
        world.Exchange.Apply(corrected);
        world.Post(new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At));
        Assert.Equal(8m, world.State.Positions[Acme].Quantity.Value);

        Assert.Empty(Say(world, ExchangeUpdates.Of(corrected[0])!));
    }

    [Fact]
    public void Executions_that_do_not_add_up_to_what_the_broker_counts_are_told_until_they_do()
    {
        var (world, entry) = Sent();
        world.Pass(world.Exchange.Execute(entry.Id, Quantity.Of(4m), Price.Of(10m), world.At));
        var right = world.Exchange.State.FindOrder(entry.Id)!.ToReport();
        var wrong = right with { Fills = [] };
        BrokerSnapshot snapshot = world.Exchange.Snapshot(world.At, null);

        world.Post(new DeskInput.BrokerRead(snapshot with { Orders = [wrong] }, world.Session, world.At));
        Assert.Contains("add up to 0 shares", world.State.Alerts.Standing[$"fills:{entry.Id}"].Text,
            StringComparison.Ordinal);

        world.Post(new DeskInput.BrokerRead(snapshot, world.Session, world.At));
        Assert.DoesNotContain($"fills:{entry.Id}", world.State.Alerts.Standing.Keys);
    }

    [Fact]
    public void A_report_that_is_older_than_our_latest_execution_is_no_difference()
    {
        var (world, entry) = Sent();
        var old = world.Exchange.Snapshot(world.At, null);
        world.Pass(world.Exchange.Execute(entry.Id, Quantity.Of(4m), Price.Of(10m), world.At));
        world.Settle();

        world.Post(new DeskInput.LookedUp(
            entry.Id, new LookupAnswer.Found(Assert.Single(old.Orders)), world.At));

        Assert.Empty(world.State.Alerts.Standing);
    }

    [Fact]
    public void A_fill_behind_a_lost_one_has_the_books_read()
    {
        var (world, entry) = Sent();
        world.Exchange.Apply(world.Exchange.Execute(entry.Id, Quantity.Of(4m), Price.Of(10m), world.At));
        world.Pass(world.Exchange.Execute(entry.Id, Quantity.Of(5m), Price.Of(10m), world.At));
        world.Settle();

        Assert.Equal(9m, world.State.Positions[Acme].Quantity.Value);
        Assert.Empty(world.State.Differences);
    }

    // Nobody promises that the stream and the list of activities name an execution alike.
    [Fact]
    public void An_execution_that_the_stream_told_under_another_name_than_the_books_counts_once()
    {
        var (world, entry) = Sent();
        Say(world, new BrokerUpdate.Filled(Fill(world, entry, "stream-1", 4m)) { OrderFilled = Quantity.Of(4m) });
        world.Exchange.Apply(world.Exchange.Execute(entry.Id, Quantity.Of(4m), Price.Of(10m), world.At));
        world.Exchange.Apply(world.Exchange.Execute(entry.Id, Quantity.Of(4m), Price.Of(10m), world.At));

        world.Post(new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At));

        Assert.Equal(8m, world.State.Orders[entry.Id].Filled.Value);
        Assert.Equal(8m, world.State.Positions[Acme].Quantity.Value);
        Assert.Empty(world.State.Differences);
        Assert.DoesNotContain(world.Journal, happened => happened is DeskEvent.PositionAdjusted);
    }

    [Fact]
    public void An_execution_that_the_books_told_under_another_name_than_the_stream_counts_once()
    {
        var (world, entry) = Sent();
        world.Exchange.Apply(world.Exchange.Execute(entry.Id, Quantity.Of(4m), Price.Of(10m), world.At));
        world.Post(new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At));

        var late = new BrokerUpdate.Filled(Fill(world, entry, "stream-1", 4m)) { OrderFilled = Quantity.Of(4m) };
        Assert.IsType<DeskEvent.ReconciliationWanted>(Assert.Single(Say(world, late)));
        world.Settle();

        Assert.Equal(4m, world.State.Positions[Acme].Quantity.Value);
        Assert.Empty(world.State.Differences);

        // The same number at the same price again, and the broker counts both.
        Say(world, new BrokerUpdate.Filled(Fill(world, entry, "stream-2", 4m)) { OrderFilled = Quantity.Of(8m) });
        Assert.Equal(8m, world.State.Positions[Acme].Quantity.Value);
    }

    [Fact]
    public void News_that_may_be_missed_has_the_books_read_and_says_so_once()
    {
        var (world, _) = Sent();
        Assert.True(world.State.IsReconciled);

        Assert.IsType<DeskEvent.ReconciliationWanted>(
            Assert.Single(Say(world, new BrokerUpdate.NewsMissed("a break", world.At))));
        Assert.Empty(Say(world, new BrokerUpdate.NewsMissed("another", world.At)));

        Assert.False(world.State.IsReconciled);
        Assert.Contains(world.State.Work, work => work is DeskWork.ReadBroker { NotBefore: null });
    }

    [Fact]
    public void A_protection_that_somebody_changed_at_the_broker_stays_ours_and_gets_its_levels_back()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Pass(world.Exchange.Replace(
            pair.Id, new OrderReplacement { LimitPrice = Price.Of(13m) }, world.At, Price.Of(10m)));
        world.Settle();

        Assert.Equal(OrderStatus.Replaced, world.State.Orders[pair.Id].Status);
        var successor = Assert.Single(world.State.OpenOrders);
        Assert.Equal(
            (pair.Intent, OrderPurpose.Protection, world.State.Positions[Acme].Target),
            (successor.Intent, successor.Purpose, successor.Request.LimitPrice));
        Assert.Single(world.Exchange.State.WorkingOrders);
        Assert.Contains($"replaced:{pair.Id}", world.State.Alerts.Standing.Keys);
        Assert.Empty(world.State.Differences);

        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10));
        Assert.Null(world.State.ExitUnderWay);
        Assert.Empty(world.Exchange.State.WorkingOrders);
    }

    [Fact]
    public void A_sale_that_somebody_changed_at_the_broker_is_not_joined_by_another_before_the_books_are_read()
    {
        var world = TradeLifeTests.Filled();
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Settle();
        var sale = Assert.Single(world.State.OpenOrders);
        world.Exchange.Apply(world.Exchange.Replace(
            sale.Id, new OrderReplacement { Quantity = Quantity.Of(5m) }, world.At, Price.Of(10m)));

        Say(world, new BrokerUpdate.StatusChanged(sale.Id, BrokerOrderStatus.Replaced, null, world.At));

        Assert.Empty(world.State.OpenOrders);
        Assert.False(world.State.IsReconciled);

        world.Post(new DeskInput.BrokerRead(world.Exchange.Snapshot(world.At, null), world.Session, world.At));
        var successor = Assert.Single(world.State.OpenOrders);
        Assert.Equal((sale.Intent, 5m), (successor.Intent, successor.Request.Quantity.Value));
    }

    [Fact]
    public void An_answer_that_the_id_is_placed_already_is_looked_up_and_not_taken_for_a_refusal()
    {
        var world = TradeLifeTests.Approved();
        world.Fault = request =>
        {
            world.Exchange.Apply(world.Exchange.Submit(request, world.At, Price.Of(10m)));
            return new SubmitAnswer.AlreadyPlaced("client_order_id must be unique");
        };
        world.BeforeOpen(new Dictionary<Symbol, decimal>());

        var entry = Assert.Single(world.State.OpenOrders);
        Assert.Equal(OrderStatus.Working, entry.Status);
        Assert.DoesNotContain(world.Journal, happened => happened is DeskEvent.OrderRefused);
    }

    [Theory]
    [InlineData(RefusalKind.HeldForOrders, 10)]
    [InlineData(RefusalKind.WashTrade, 10)]
    [InlineData(RefusalKind.Other, 60)]
    public void A_sale_that_is_refused_for_a_blocker_goes_again_soon_under_the_next_attempt(
        RefusalKind kind, int seconds)
    {
        var world = TradeLifeTests.Filled();
        world.Fault = _ => new SubmitAnswer.Refused("40310000", "blocked") { Kind = kind };
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        var refused = world.State.Orders[ClientOrderId.Parse("nc-x1-ACME-1")];
        Assert.Equal((OrderStatus.Refused, kind), (refused.Status, refused.Refusal));

        var next = Assert.Single(world.State.OpenOrders);
        Assert.Equal(("nc-x1-ACME-2", world.At.AddSeconds(seconds)), (next.Id.Value, next.NotBefore!.Value));
        world.Fault = _ => null;
        world.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(OrderStatus.Working, Assert.Single(world.State.OpenOrders).Status);
    }

    [Fact]
    public void A_cancellation_that_the_broker_rejects_later_is_asked_for_again()
    {
        var world = TradeLifeTests.Filled();
        var pair = Assert.Single(world.State.OpenOrders);
        world.Post(new DeskInput.Close(Acme, Owner, world.At));
        world.Post(new DeskInput.CancelAnswered(pair.Id, new CancelAnswer.Requested(), world.At));

        Say(world, new BrokerUpdate.CancelRejected(pair.Id, "too late to cancel", world.At));

        var order = world.State.Orders[pair.Id];
        Assert.Equal((OrderStatus.Working, "too late to cancel"), (order.Status, order.Note));
        var again = Assert.IsType<DeskWork.Cancel>(Assert.Single(world.State.Work));
        Assert.Equal(world.At.AddSeconds(5), again.NotBefore);
    }

    private static (DeskWorld World, Order Entry) Sent()
    {
        var world = TradeLifeTests.Approved();
        world.BeforeOpen(new Dictionary<Symbol, decimal>());
        return (world, Assert.Single(world.State.OpenOrders));
    }

    private static Fill Fill(DeskWorld world, Order order, string name, decimal quantity) => new(
        name, order.Id, Acme, Side.Buy, Quantity.Of(quantity), Price.Of(10m), new Usd(0.05m), world.At);

    private static IReadOnlyList<DeskEvent> Say(DeskWorld world, BrokerUpdate update) =>
        world.Post(new DeskInput.BrokerSaid(update, world.Session, world.At));
}
