using NanoCap.Bot.Brokers;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Simulated;

public sealed class SimulatedBrokerTests : IDisposable
{
    private readonly BrokerFile file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task A_new_account_has_the_starting_cash_and_nothing_else()
    {
        var snapshot = await file.Open().ReadAsync(since: null, Token);

        Assert.Equal((1_000m, 1_000m), (snapshot.Cash.Value, snapshot.Equity.Value));
        Assert.Empty(snapshot.Positions);
        Assert.Empty(snapshot.Orders);
    }

    [Fact]
    public async Task An_order_is_accepted_found_filled_and_in_the_snapshot()
    {
        var broker = file.Open();
        var order = file.Buy(10m, limit: 10m);

        Assert.Equal(new SubmitAnswer.Accepted("S000001"), await broker.SubmitAsync(order, Token));
        await broker.OpenAsync(BrokerFile.Bars(2, 9.50), Token);

        var report = Assert.IsType<LookupAnswer.Found>(await broker.FindAsync(order.Id, Token)).Report;
        Assert.Equal(
            (order, BrokerOrderStatus.Filled, 10m), (report.Request, report.Status, report.FilledQuantity.Value));
        var position = Assert.Single((await broker.ReadAsync(since: null, Token)).Positions);
        Assert.Equal((BrokerFile.Abc, 10m), (position.Symbol, position.Quantity.Value));
    }

    [Fact]
    public async Task A_refusal_has_a_code_and_leaves_no_order()
    {
        var broker = file.Open();
        var order = file.Buy(1_000m, limit: 10m);

        var answer = await broker.SubmitAsync(order, Token);

        Assert.Equal(
            RefusalCodes.InsufficientBuyingPower, Assert.IsType<SubmitAnswer.Refused>(answer).Code);
        Assert.IsType<LookupAnswer.Absent>(await broker.FindAsync(order.Id, Token));
    }

    [Fact]
    public async Task A_symbol_that_the_market_does_not_have_is_refused()
    {
        var answer = await file.Open().SubmitAsync(file.Buy(1m) with { Symbol = Symbol.Of("NONE") }, Token);

        Assert.Equal(RefusalCodes.NoPrice, Assert.IsType<SubmitAnswer.Refused>(answer).Code);
    }

    [Fact]
    public async Task An_id_that_is_known_is_answered_as_placed_already_so_that_it_is_looked_up_not_taken_for_refused()
    {
        var broker = file.Open();
        var order = file.Buy(10m, limit: 10m);
        await broker.SubmitAsync(order, Token);

        var answer = await broker.SubmitAsync(order, Token);

        Assert.Equal("client_order_id must be unique", Assert.IsType<SubmitAnswer.AlreadyPlaced>(answer).Text);
        Assert.Single((await broker.ReadAsync(since: null, Token)).Orders);
    }

    [Fact]
    public async Task What_is_said_of_a_symbol_is_told_and_one_that_the_market_lacks_is_absent()
    {
        var broker = file.Open();

        Assert.Equal(
            new BrokerAsset(BrokerFile.Abc, IsTradable: true, IsFractionable: false, IsHalted: false),
            Assert.IsType<AssetAnswer.Found>(await broker.FindAssetAsync(BrokerFile.Abc, Token)).Asset);
        Assert.IsType<AssetAnswer.Absent>(await broker.FindAssetAsync(Symbol.Of("NONE"), Token));
    }

    [Fact]
    public async Task A_refusal_says_whether_a_blocker_must_go_first_and_which_shares_it_holds()
    {
        var broker = file.Open();
        await broker.SubmitAsync(file.Buy(25m), Token);
        await broker.OpenAsync(BrokerFile.Bars(2, 10), Token);
        await broker.SubmitAsync(file.Pair(25m, 12m, 9m), Token);

        var refused = Assert.IsType<SubmitAnswer.Refused>(
            await broker.SubmitAsync(file.Pair(25m, 12m, 9m), Token));

        Assert.Equal((RefusalCodes.HeldForOrders, RefusalKind.HeldForOrders), (refused.Code, refused.Kind));
        Assert.Contains("held_for_orders 25", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_is_requested_once_and_then_refused()
    {
        var broker = file.Open();
        var order = file.Buy(10m, limit: 10m);
        await broker.SubmitAsync(order, Token);

        Assert.IsType<CancelAnswer.Requested>(await broker.CancelAsync(order.Id, Token));
        var second = Assert.IsType<CancelAnswer.Refused>(await broker.CancelAsync(order.Id, Token));
        var stranger = Assert.IsType<CancelAnswer.Refused>(await broker.CancelAsync(file.Buy(1m).Id, Token));

        Assert.Equal("order is already in \"canceled\" state", second.Text);
        Assert.Equal("order not found", stranger.Text);
    }

    [Fact]
    public async Task Listeners_hear_what_happens_from_the_moment_they_ask()
    {
        var broker = file.Open();
        await broker.SubmitAsync(file.Buy(1m, limit: 9m), Token);
        var updates = broker.UpdatesAsync(Token);
        var order = file.Buy(10m, limit: 10m);

        await broker.SubmitAsync(order, Token);
        await broker.OpenAsync(BrokerFile.Bars(2, 9.50), Token);

        await using var heard = updates.GetAsyncEnumerator(Token);
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal(order.Id, Assert.IsType<BrokerUpdate.StatusChanged>(heard.Current).OrderId);
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal(order.Id, Assert.IsType<BrokerUpdate.Filled>(heard.Current).Fill.OrderId);
    }

    [Fact]
    public async Task A_listener_that_falls_behind_is_cut_off_and_told_and_holds_up_nobody()
    {
        var broker = file.Open();
        var updates = broker.UpdatesAsync(Token);
        for (var round = 0; round < 513; round++)
        {
            var order = file.Buy(1m, limit: 9m);
            await broker.SubmitAsync(order, Token);
            await broker.CancelAsync(order.Id, Token);
        }

        var heard = 0;
        await Assert.ThrowsAsync<BrokerException>(async () =>
        {
            await foreach (var update in updates)
            {
                heard++;
            }
        });

        Assert.Equal(1_024, heard);
    }

    [Fact]
    public async Task A_listener_that_stops_listening_ends()
    {
        var broker = file.Open();
        using var stop = new CancellationTokenSource();
        var updates = broker.UpdatesAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        var waiting = updates.MoveNextAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        Assert.IsType<SubmitAnswer.Accepted>(await broker.SubmitAsync(file.Buy(1m, limit: 9m), Token));
    }

    [Fact]
    public async Task A_moment_that_comes_twice_happens_once()
    {
        var broker = file.Open();
        await broker.SubmitAsync(file.Buy(10m), Token);
        await BrokerFile.PassAsync(broker, BrokerFile.Bars(2, 10));
        await broker.SubmitAsync(file.Buy(10m), Token);

        await BrokerFile.PassAsync(broker, BrokerFile.Bars(2, 10));

        Assert.Equal(10m, Assert.Single((await broker.ReadAsync(since: null, Token)).Positions).Quantity.Value);
        Assert.Equal(new PassedInstant(new DateOnly(2024, 1, 2), SessionInstant.Close), broker.LastPassed);
    }

    [Fact]
    public async Task A_session_out_of_order_is_a_bug_and_says_so() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => file.Open().CloseAsync(BrokerFile.Bars(2, 10), Token));

    [Fact]
    public async Task The_open_applies_splits_that_nobody_asked_for_before()
    {
        var broker = file.Open();
        await broker.SubmitAsync(file.Buy(25m), Token);
        await BrokerFile.PassAsync(broker, BrokerFile.Bars(2, 10));
        await broker.SubmitAsync(file.Pair(25m, 12m, 9m), Token);

        await broker.OpenAsync(BrokerFile.Bars(3, 100, splitFactor: 0.1m), Token);

        var snapshot = await broker.ReadAsync(since: null, Token);
        Assert.Equal(2m, Assert.Single(snapshot.Positions).Quantity.Value);
        Assert.Equal(50m, Assert.Single(snapshot.Splits).CashInLieu.Value);
        Assert.Equal(BrokerOrderStatus.Canceled, snapshot.Orders[^1].Status);
    }

    [Fact]
    public async Task Protection_placed_after_a_split_survives_the_open()
    {
        var broker = file.Open();
        await broker.SubmitAsync(file.Buy(25m), Token);
        await BrokerFile.PassAsync(broker, BrokerFile.Bars(2, 10));
        var bars = BrokerFile.Bars(3, 100, splitFactor: 0.1m);
        await broker.BeforeOpenAsync(bars, Token);
        var pair = file.Pair(2m, 120m, 90m);
        Assert.IsType<SubmitAnswer.Accepted>(await broker.SubmitAsync(pair, Token));

        await broker.OpenAsync(bars, Token);

        var report = Assert.IsType<LookupAnswer.Found>(await broker.FindAsync(pair.Id, Token)).Report;
        Assert.Equal(BrokerOrderStatus.Working, report.Status);
    }

    [Fact]
    public async Task A_snapshot_since_a_watermark_leaves_out_orders_that_ended_before()
    {
        var broker = file.Open();
        await broker.SubmitAsync(file.Buy(10m), Token);
        await broker.OpenAsync(BrokerFile.Bars(2, 10), Token);
        file.Now += TimeSpan.FromMinutes(1);
        var working = file.Buy(1m, limit: 9m);
        await broker.SubmitAsync(working, Token);

        Assert.Equal(2, (await broker.ReadAsync(since: null, Token)).Orders.Count);
        Assert.Equal(working, Assert.Single((await broker.ReadAsync(since: file.Now, Token)).Orders).Request);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_does_nothing()
    {
        var broker = file.Open();
        var order = file.Buy(10m);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => broker.SubmitAsync(order, new CancellationToken(canceled: true)));

        Assert.IsType<LookupAnswer.Absent>(await broker.FindAsync(order.Id, Token));
    }

    [Fact]
    public async Task Many_callers_at_once_are_served_one_by_one()
    {
        var broker = file.Open();
        var sent = Enumerable.Range(1, 40).Select(_ => file.Buy(1m, limit: 9m)).ToArray();

        var answers = await Task.WhenAll(sent.Concat(sent).Select(order => Task.Run(
            () => broker.SubmitAsync(order, Token))));

        Assert.Equal(40, answers.OfType<SubmitAnswer.Accepted>().Distinct().Count());
        Assert.Equal(40, answers.OfType<SubmitAnswer.AlreadyPlaced>().Count());
    }
}
