using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Simulated;

public sealed class BrokerLedgerTests : IDisposable
{
    private readonly BrokerFile file = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Every_command_that_was_answered_is_there_after_a_kill()
    {
        var broker = file.Open();
        await StepThroughADayAsync(broker, async () =>
        {
            var before = await broker.ReadAsync(since: null, Token);
            var restarted = file.Open();

            Assert.Equivalent(before, await restarted.ReadAsync(since: null, Token), strict: true);
            Assert.Equal(broker.LastPassed, restarted.LastPassed);
        });
    }

    [Fact]
    public async Task A_day_with_a_kill_after_every_command_ends_like_a_day_without()
    {
        using var undisturbed = new BrokerFile();
        var broker = undisturbed.Open();
        await StepThroughADayAsync(broker, () => Task.CompletedTask);

        var current = file.Open();
        var kills = 0;
        await StepThroughADayAsync(() => current, () =>
        {
            current = file.Open();
            kills++;
            return Task.CompletedTask;
        });

        Assert.Equal(8, kills);
        Assert.Equivalent(
            await broker.ReadAsync(since: null, Token), await current.ReadAsync(since: null, Token), strict: true);
    }

    [Fact]
    public async Task A_moment_that_passed_before_a_kill_does_not_pass_again()
    {
        var broker = file.Open();
        await broker.SubmitAsync(file.Buy(10m), Token);
        await broker.OpenAsync(BrokerFile.Bars(2, 10), Token);
        await broker.SubmitAsync(file.Buy(10m), Token);

        var restarted = file.Open();
        await restarted.OpenAsync(BrokerFile.Bars(2, 10), Token);

        Assert.Equal(10m, Assert.Single((await restarted.ReadAsync(since: null, Token)).Positions).Quantity.Value);
    }

    [Fact]
    public async Task A_client_order_id_is_still_taken_after_a_restart()
    {
        var order = file.Buy(10m, limit: 10m);
        await file.Open().SubmitAsync(order, Token);
        var restarted = file.Open();
        await restarted.CancelAsync(order.Id, Token);

        Assert.IsType<SubmitAnswer.AlreadyPlaced>(await file.Open().SubmitAsync(order, Token));
        Assert.Single((await restarted.ReadAsync(since: null, Token)).Orders);
    }

    [Fact]
    public void A_ledger_of_another_market_is_not_opened()
    {
        file.Open().Dispose();

        var exception = Assert.Throws<BrokerLedgerException>(() => file.Open(market: "synthetic market, seed 8"));

        Assert.Contains("'synthetic market, seed 7'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'synthetic market, seed 8'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_makes_the_answer_unknown_and_changes_nothing()
    {
        var broker = file.Open(maximumPages: 8);
        var order = await FillTheDiskAsync(broker);
        var snapshot = await broker.ReadAsync(since: null, Token);

        Assert.IsType<SubmitAnswer.Unknown>(await broker.SubmitAsync(order, Token));
        Assert.IsType<LookupAnswer.Absent>(await broker.FindAsync(order.Id, Token));
        await Assert.ThrowsAsync<BrokerException>(
            () => broker.OpenAsync(BrokerFile.Bars(2, 8.5), Token));
        Assert.NotEqual(SessionInstant.Open, broker.LastPassed?.Instant);
        Assert.Equivalent(snapshot, await broker.ReadAsync(since: null, Token), strict: true);

        var restarted = file.Open();
        Assert.Equivalent(snapshot, await restarted.ReadAsync(since: null, Token), strict: true);
        Assert.IsType<SubmitAnswer.Accepted>(await restarted.SubmitAsync(order, Token));
    }

    [Fact]
    public async Task A_cancellation_on_a_full_disk_is_unknown_and_the_order_works_on()
    {
        var broker = file.Open(maximumPages: 8);
        await FillTheDiskAsync(broker);
        var working = (await broker.ReadAsync(since: null, Token)).Orders;
        var answers = new List<CancelAnswer>();
        foreach (var order in working)
        {
            answers.Add(await broker.CancelAsync(order.Request.Id, Token));
        }

        var canceled = (await file.Open().ReadAsync(since: null, Token)).Orders
            .Count(order => order.Status == BrokerOrderStatus.Canceled);
        Assert.Contains(answers, answer => answer is CancelAnswer.Unknown);
        Assert.Equal(answers.OfType<CancelAnswer.Requested>().Count(), canceled);
    }

    [Fact]
    public async Task Two_brokers_on_one_ledger_never_both_write_the_same_place()
    {
        var (first, second) = (file.Open(), file.Open());
        var (written, lost) = (file.Buy(10m, limit: 10m), file.Buy(10m, limit: 10m));
        await first.SubmitAsync(written, Token);

        Assert.IsType<SubmitAnswer.Unknown>(await second.SubmitAsync(lost, Token));

        Assert.IsType<LookupAnswer.Absent>(await second.FindAsync(lost.Id, Token));
        Assert.IsType<LookupAnswer.Found>(await second.FindAsync(written.Id, Token));
        Assert.Equal(2L, file.Execute("SELECT count(*) FROM ledger"));
    }

    [Fact]
    public async Task Listeners_hear_only_what_was_written()
    {
        var (first, second) = (file.Open(), file.Open());
        var (written, lost) = (file.Buy(10m, limit: 10m), file.Buy(10m, limit: 10m));
        var updates = second.UpdatesAsync(Token);
        await first.SubmitAsync(written, Token);
        await second.SubmitAsync(lost, Token);
        Assert.IsType<LookupAnswer.Found>(await second.FindAsync(written.Id, Token));

        await using var heard = updates.GetAsyncEnumerator(Token);
        Assert.True(await heard.MoveNextAsync());

        Assert.Equal(written.Id, Assert.IsType<BrokerUpdate.StatusChanged>(heard.Current).OrderId);
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_with_what_to_do()
    {
        File.WriteAllText(file.Path, new string('x', 5_000));

        var exception = Assert.Throws<BrokerLedgerException>(() => file.Open());

        Assert.Contains(file.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("start with --state and the name of a new folder", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE ledger SET json = '{' WHERE sequence = 2", "row 2")]
    [InlineData("UPDATE ledger SET type = 'order-imagined' WHERE sequence = 2", "order-imagined")]
    [InlineData("DELETE FROM ledger WHERE sequence = 2", "no row 2 but has row 3")]
    [InlineData("DELETE FROM ledger WHERE sequence = 1", "no row 1")]
    [InlineData("UPDATE ledger_schema SET version = 2", "has version 2, this program reads version 1")]
    [InlineData(
        "UPDATE ledger SET json = replace(json, 't-buy-1', 't-buy-9') WHERE type = 'order-ended'", "t-buy-9")]
    public async Task A_damaged_ledger_is_not_opened_and_says_where(string damage, string expected)
    {
        var broker = file.Open();
        var order = file.Buy(10m, limit: 10m);
        await broker.SubmitAsync(order, Token);
        await broker.CancelAsync(order.Id, Token);
        broker.Dispose();
        file.Execute(damage);

        var exception = Assert.Throws<BrokerLedgerException>(() => file.Open());

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named()
    {
        var path = Path.Combine(file.Path, "no-such-folder", "broker.db");

        var exception = Assert.Throws<BrokerLedgerException>(() => BrokerLedger.Open(path));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_event_is_written_and_read_back()
    {
        var events = EventsOfEveryKind();
        var kinds = typeof(ExchangeEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ExchangeEvent)));
        Assert.Equal(
            kinds.Select(kind => kind.Name).Order(),
            events.Select(happened => happened.GetType().Name).Distinct().Order());

        using (var ledger = BrokerLedger.Open(file.Path))
        {
            ledger.Append(events);
        }

        using var reopened = BrokerLedger.Open(file.Path);
        Assert.Equivalent(events, reopened.ReadNew(), strict: true);
    }

    [Fact]
    public void A_ledger_that_was_written_before_these_habits_is_read()
    {
        const string order = """
            {"id":"t-buy-1","symbol":"ABC","side":"Buy","quantity":10,"type":"Limit","timeInForce":"Day",
            "class":"Simple","limitPrice":10,"stopPrice":null}
            """;
        BrokerLedger.Open(file.Path).Dispose();
        foreach (var (type, json) in new[]
        {
            ("account-opened", $$"""{"market":"{{BrokerFile.Market}}","cash":1000,"at":"2024-01-02T14:30:00+00:00"}"""),
            ("order-accepted", $$"""
                {"order":{{order}},"brokerOrderId":"S000001","reservedPrice":10,"at":"2024-01-02T14:30:00+00:00"}
                """),
            ("order-refused", $$"""
                {"order":{{order}},"code":"tick","text":"words","at":"2024-01-02T14:30:00+00:00"}
                """),
            ("order-filled", """
                {"fill":{"executionId":"t-buy-1#1","orderId":"t-buy-1","symbol":"ABC","side":"Buy","quantity":4,
                "price":9.5,"fees":0.04,"at":"2024-01-02T14:31:00+00:00","isStopLeg":false}}
                """),
            ("order-ended", """
                {"orderId":"t-buy-1","status":"Canceled","reason":"r","at":"2024-01-02T14:32:00+00:00"}
                """),
        })
        {
            file.Execute($"INSERT INTO ledger (at, type, json) VALUES (0, '{type}', '{json}')");
        }

        using var ledger = BrokerLedger.Open(file.Path);
        var state = ledger.ReadNew().Aggregate(ExchangeState.Empty, (folded, happened) => folded.After(happened));

        Assert.Equal(4m, state.QuantityOf(BrokerFile.Abc).Value);
        Assert.Equal(961.96m, state.Cash.Value);
        Assert.Equal(
            BrokerOrderStatus.Canceled, state.FindOrder(ClientOrderId.Parse("t-buy-1"))!.Status);
    }

    private ExchangeEvent[] EventsOfEveryKind()
    {
        var at = new DateTimeOffset(2024, 1, 2, 14, 30, 0, 123, TimeSpan.Zero);
        var order = file.Pair(10m, 12m, 9.5m);
        var fill = new Fill(
            "x#1", order.Id, order.Symbol, Side.Sell, Quantity.Of(3m), Price.Of(9.4321m), new Usd(0.03m), at,
            IsStopLeg: true);
        return
        [
            new ExchangeEvent.AccountOpened("market", new Usd(1_000m), at),
            new ExchangeEvent.OrderAccepted(order, "S000001", ReservedPrice: null, at),
            new ExchangeEvent.OrderAccepted(file.Buy(1m), "S000002", Price.Of(10m), at),
            new ExchangeEvent.OrderAccepted(order with
            {
                Class = OrderClass.Bracket,
                Legs = new OrderLegs(Price.Of(12m), Price.Of(9.5m)),
                IsExtendedHours = true,
                Notional = new Usd(25.50m),
            }, "S000003", ReservedPrice: null, at)
            {
                Status = BrokerOrderStatus.Held,
                Parent = order.Id,
                Replaces = order.Id,
            },
            new ExchangeEvent.OrderRefused(order, RefusalCodes.Tick, "text", at),
            new ExchangeEvent.OrderRefused(order, RefusalCodes.HeldForOrders, "text", at)
            {
                HttpStatus = 403,
                BrokerCode = 40310000,
                Fields = [new("available", "0"), new("symbol", "ABC")],
            },
            new ExchangeEvent.OrderStatusChanged(order.Id, BrokerOrderStatus.PendingCancel, Reason: null, at),
            new ExchangeEvent.CancelRejected(order.Id, "reason", at),
            new ExchangeEvent.FillBusted(fill, at),
            new ExchangeEvent.FillCorrected(fill, fill with { ExecutionId = "x#2", Quantity = Quantity.Of(2m) }, at),
            new ExchangeEvent.SymbolHalted(order.Symbol, at),
            new ExchangeEvent.SymbolResumed(order.Symbol, at),
            new ExchangeEvent.AssetChanged(
                new BrokerAsset(order.Symbol, IsTradable: false, IsFractionable: true, IsHalted: null), at),
            new ExchangeEvent.AccountFlagged(AccountFlags.Clear with { IsLiquidationOnly = true }, at),
            new ExchangeEvent.OrderTriggered(order.Id, at),
            new ExchangeEvent.OrderFilled(fill),
            new ExchangeEvent.OrderFilled(fill)
            {
                OrderFilledQuantity = Quantity.Of(6m),
                PositionQuantity = Quantity.Of(4m),
            },
            new ExchangeEvent.OrderEnded(order.Id, BrokerOrderStatus.Expired, "reason", at),
            new ExchangeEvent.OrderEnded(order.Id, BrokerOrderStatus.Replaced, "reason", at)
            {
                ReplacedBy = ClientOrderId.FromBroker("61e69015-8549-4bfd-b9c3-01e75843f47d"),
            },
            new ExchangeEvent.SymbolSplit(
                "split", order.Symbol, 1m / 3m, Quantity.Of(10m), Quantity.Of(3m), new Usd(3.33m), at),
            new ExchangeEvent.CashMoved("C000001", CashFlowKind.Withdrawal, new Usd(-12.5m), at),
            new ExchangeEvent.InstantPassed(
                new DateOnly(2024, 1, 2), SessionInstant.Close, [new SymbolMark(order.Symbol, Price.Of(9m))], at),
        ];
    }

    /// <summary>Orders until the file may grow no more; the first order that was not taken.</summary>
    private async Task<OrderRequest> FillTheDiskAsync(SimulatedBroker broker)
    {
        for (var number = 1; number <= 80; number++)
        {
            var order = file.Buy(1m, limit: 9m);
            if (await broker.SubmitAsync(order, Token) is SubmitAnswer.Unknown)
            {
                return order;
            }
        }

        throw new InvalidOperationException("The page limit was never reached.");
    }

    private Task StepThroughADayAsync(SimulatedBroker broker, Func<Task> afterEach) =>
        StepThroughADayAsync(() => broker, afterEach);

    private async Task StepThroughADayAsync(Func<SimulatedBroker> broker, Func<Task> afterEach)
    {
        var (entry, idle) = (file.Buy(25m, number: 101), file.Buy(1m, limit: 9m, number: 102));
        var (first, second) = (BrokerFile.Bars(2, 10), BrokerFile.Bars(3, 100, splitFactor: 0.1m));
        Func<Task>[] steps =
        [
            () => broker().SubmitAsync(entry, Token),
            () => broker().SubmitAsync(idle, Token),
            () => broker().CancelAsync(idle.Id, Token),
            () => broker().OpenAsync(first, Token),
            () => broker().IntrabarAsync(first, Token),
            () => broker().CloseAsync(first, Token),
            () => broker().BeforeOpenAsync(second, Token),
            () => BrokerFile.PassAsync(broker(), second),
        ];
        foreach (var step in steps)
        {
            await step();
            await afterEach();
        }
    }
}
