using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Contract;

/// <summary>What the desk relies on when it listens and reads, whoever the broker is.</summary>
public abstract class BooksContract : VenueContract
{
    [Fact]
    public async Task Parts_are_told_in_their_order_with_what_is_filled_and_held_and_under_one_name_everywhere()
    {
        await using var venue = await StartAsync();
        await using var listener = await VenueListener.StartAsync(venue.Broker);
        await AcceptAsync(venue, Buy("one"));
        await FillAsync(venue, "one", 4m, 9.5m);
        await FillAsync(venue, "one", 6m, 9.75m);

        var first = await listener.NextAsync<BrokerUpdate.Filled>();
        var last = await listener.NextAsync<BrokerUpdate.Filled>();

        Assert.Equal((4m, 4m, 4m), Figures(first));
        Assert.Equal((6m, 10m, 10m), Figures(last));
        Assert.Equal((9.5m, Side.Buy, false), (first.Fill.Price.Value, first.Fill.Side, first.Fill.IsStopLeg));
        var report = await FindAsync(venue, "one");
        Assert.Equal((BrokerOrderStatus.Filled, 10m), (report.Status, report.ToldFilled!.Value.Value));
        Assert.Equal([first.Fill.ExecutionId, last.Fill.ExecutionId], report.Fills.Select(fill => fill.ExecutionId));
        Assert.Equal(
            report.Fills.Select(fill => (fill.ExecutionId, fill.Quantity, fill.Price)),
            (await ReadAsync(venue)).Orders.Single().Fills
                .Select(fill => (fill.ExecutionId, fill.Quantity, fill.Price)));

        static (decimal, decimal, decimal) Figures(BrokerUpdate.Filled told) => (
            told.Fill.Quantity.Value, told.OrderFilled!.Value.Value, told.PositionQuantity!.Value.Value);
    }

    [Fact]
    public async Task The_books_tell_an_execution_as_often_as_they_are_read_and_by_the_name_that_the_news_had()
    {
        await using var venue = await StartAsync();
        await using var one = await VenueListener.StartAsync(venue.Broker);
        await AcceptAsync(venue, Buy("one"));
        await FillAsync(venue, "one", 10m, 9m);
        var told = await one.NextAsync<BrokerUpdate.Filled>();

        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Equal(
                told.Fill.ExecutionId, Assert.Single((await ReadAsync(venue)).Orders.Single().Fills).ExecutionId);
        }
    }

    [Fact]
    public async Task The_books_have_cash_shares_what_is_reserved_and_what_the_account_may_do()
    {
        await using var venue = await StartAsync();
        await HoldAsync(venue, 10m);
        await AcceptAsync(venue, Buy("rest", 5m, 8m));
        await AcceptAsync(venue, Sell("part", 4m) with
        {
            Type = OrderType.Limit, LimitPrice = Price.Of(20m), TimeInForce = TimeInForce.GoodTilCanceled,
        });
        await venue.DoAsync(new ControlCommand.Flag(new() { AreTransfersBlocked = true, IsTradingBlocked = true }));

        var books = await ReadAsync(venue);

        var position = Assert.Single(books.Positions);
        Assert.Equal((Aaa, 10m, 6m), (position.Symbol, position.Quantity.Value, position.Available.Value));
        Assert.Equal((99_900m, 100_000m, 99_860m), (
            books.Cash.Value, books.Equity.Value, books.BuyingPower.Value));
        Assert.True(books.Flags is { AreTransfersBlocked: true, IsTradingBlocked: true, IsAccountBlocked: false });
        Assert.False(books.Flags.MayOpen);
        Assert.Equal(["hold", "rest", "part"], books.Orders.Select(order => order.Request.Id.Value));
    }

    [Fact]
    public async Task What_works_is_in_the_books_however_old_it_is()
    {
        await using var venue = await StartAsync();
        await AcceptAsync(venue, Buy("old"));

        var books = await venue.Broker.ReadAsync(Simulators.StandInWorld.Morning.AddDays(30), Token);

        Assert.Equal("old", Assert.Single(books.Orders).Request.Id.Value);
    }

    [Fact]
    public async Task An_execution_that_is_taken_back_is_named_as_it_was_told_and_counts_no_more()
    {
        await using var venue = await StartAsync();
        await using var listener = await VenueListener.StartAsync(venue.Broker);
        await AcceptAsync(venue, Buy("one"));
        await FillAsync(venue, "one", 4m, 9m);
        await FillAsync(venue, "one", 6m, 9m);
        var (first, second) = (
            await listener.NextAsync<BrokerUpdate.Filled>(), await listener.NextAsync<BrokerUpdate.Filled>());
        await venue.DoAsync(new ControlCommand.Bust("one#2"));

        var busted = await listener.NextAsync<BrokerUpdate.Busted>();

        Assert.Equal((Name("one"), second.Fill.ExecutionId), (busted.OrderId, busted.ExecutionId));
        var report = await FindAsync(venue, "one");
        Assert.Equal(4m, report.ToldFilled!.Value.Value);
        Assert.Equal([first.Fill.ExecutionId], report.Fills.Select(fill => fill.ExecutionId));
        Assert.Equal(4m, Assert.Single((await ReadAsync(venue)).Positions).Quantity.Value);
    }

    [Fact]
    public async Task A_correction_names_the_wrong_execution_and_has_the_right_one()
    {
        await using var venue = await StartAsync();
        await using var listener = await VenueListener.StartAsync(venue.Broker);
        await AcceptAsync(venue, Buy("one"));
        await FillAsync(venue, "one", 4m, 9m);
        var wrong = await listener.NextAsync<BrokerUpdate.Filled>();
        await venue.DoAsync(new ControlCommand.Correct("one#1", Quantity.Of(3m), Price.Of(8.9m)));

        var told = await listener.NextAsync<BrokerUpdate.Corrected>();

        Assert.Equal(wrong.Fill.ExecutionId, told.ExecutionId);
        Assert.Equal((3m, 8.9m), (told.Fill.Quantity.Value, told.Fill.Price.Value));
        Assert.Equal(
            told.Fill.ExecutionId, Assert.Single((await FindAsync(venue, "one")).Fills).ExecutionId);
    }

    [Fact]
    public async Task A_split_changes_the_shares_ends_the_orders_and_is_in_the_books()
    {
        await using var venue = await StartAsync();
        await HoldAsync(venue, 10m);
        await AcceptAsync(venue, Pair("pair", 10m));
        await venue.DoAsync(new ControlCommand.PassInstant(
            new(2026, 9, 16), SessionInstant.BeforeOpen, [], new Dictionary<Symbol, decimal> { [Aaa] = 0.1m }));

        var books = await ReadAsync(venue);

        var split = Assert.Single(books.Splits);
        Assert.Equal((Aaa, 0.1m, 1m), (split.Symbol, split.ShareFactor, split.NewQuantity.Value));
        Assert.Equal(1m, Assert.Single(books.Positions).Quantity.Value);
        Assert.Equal(BrokerOrderStatus.Canceled, (await FindAsync(venue, "pair")).Status);
        Assert.Equal(split.ActivityId, Assert.Single((await ReadAsync(venue)).Splits).ActivityId);
    }

    [Fact]
    public async Task In_a_halt_orders_are_taken_and_do_not_trade()
    {
        await using var venue = await StartAsync();
        await venue.DoAsync(new ControlCommand.Halt(Aaa));
        await AcceptAsync(venue, Buy("one"));
        await FillAsync(venue, "one", 10m, 9m);
        Assert.Empty((await FindAsync(venue, "one")).Fills);
        Assert.NotEqual(false, Assert.IsType<AssetAnswer.Found>(
            await venue.Broker.FindAssetAsync(Aaa, Token)).Asset.IsHalted);

        await venue.DoAsync(new ControlCommand.Resume(Aaa));
        await FillAsync(venue, "one", 10m, 9m);

        Assert.Equal(BrokerOrderStatus.Filled, (await FindAsync(venue, "one")).Status);
    }

    [Fact]
    public async Task A_symbol_is_told_of_as_it_is_listed()
    {
        await using var venue = await StartAsync();
        await venue.DoAsync(new ControlCommand.List(
            new BrokerAsset(Aaa, IsTradable: false, IsFractionable: false, IsHalted: null)));

        var asset = Assert.IsType<AssetAnswer.Found>(await venue.Broker.FindAssetAsync(Aaa, Token)).Asset;

        Assert.Equal((Aaa, false, false), (asset.Symbol, asset.IsTradable, asset.IsFractionable));
        Assert.True(Assert.IsType<AssetAnswer.Found>(
            await venue.Broker.FindAssetAsync(Symbol.Of("BBB"), Token)).Asset is { IsTradable: true });
        Assert.IsType<AssetAnswer.Absent>(await venue.Broker.FindAssetAsync(Symbol.Of("NONE"), Token));
    }

    [Fact]
    public async Task Movements_of_cash_are_in_the_books_each_once_under_a_name_that_stays()
    {
        await using var venue = await StartAsync();
        (CashFlowKind Kind, decimal Amount)[] moved =
        [
            (CashFlowKind.Deposit, 500m), (CashFlowKind.Withdrawal, -20.5m), (CashFlowKind.Dividend, 1.25m),
            (CashFlowKind.Interest, 0.01m), (CashFlowKind.Fee, -0.3m), (CashFlowKind.Transfer, 7m),
        ];
        foreach (var (kind, amount) in moved)
        {
            await venue.DoAsync(new ControlCommand.MoveCash(kind, new Usd(amount)));
        }

        var books = await ReadAsync(venue);

        Assert.Equal(moved, books.CashFlows.Select(flow => (flow.Kind, flow.Amount.Value)));
        Assert.Equal(100_000m + moved.Sum(flow => flow.Amount), books.Cash.Value);
        Assert.Equal(6, books.CashFlows.Select(flow => flow.ActivityId).Distinct().Count());
        Assert.Equal(
            books.CashFlows.Select(flow => flow.ActivityId),
            (await ReadAsync(venue)).CashFlows.Select(flow => flow.ActivityId));
    }
}
