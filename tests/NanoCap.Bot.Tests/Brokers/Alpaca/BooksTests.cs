using System.Globalization;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

public sealed class BooksTests
{
    private const string Positions = "GET /v2/positions";
    private const string Activities = "GET /v2/account/activities";

    private const string Held = """
        [{"symbol":"AACG","asset_class":"us_equity","qty":"10","qty_available":"4","side":"long",
        "avg_entry_price":"3.04","market_value":"30.5","current_price":"3.05"}]
        """;

    [Fact]
    public async Task Account_positions_and_orders_come_as_one_picture()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(
            positions: Held,
            open: $"[{AlpacaRig.OrderBody("partially_filled", filled: "\"4\"")}]",
            all: $"[{AlpacaRig.OrderBody("canceled", name: "old", id: "old-1")}]",
            activities: $"[{AlpacaRig.FillBody("e-1", quantity: "4")}]");

        var books = await rig.Broker.ReadAsync(AlpacaRig.Start.AddDays(-7), AlpacaRig.Token);

        Assert.Equal((800.25m, 1000.125m, 1200.5m), (books.Cash.Value, books.Equity.Value, books.BuyingPower.Value));
        Assert.Equal(990m, books.LastEquity!.Value.Value);
        Assert.Equal(AccountFlags.Clear, books.Flags);
        Assert.Equal(
            new BrokerPosition(Symbol.Of("AACG"), Quantity.Of(10m), Quantity.Of(4m), Price.Of(3.05m)),
            Assert.Single(books.Positions));
        Assert.Equal(
            [BrokerOrderStatus.PartiallyFilled, BrokerOrderStatus.Canceled],
            books.Orders.Select(order => order.Status));
        Assert.Equal(4m, books.Orders[0].FilledQuantity.Value);
    }

    [Theory]
    [InlineData("GET /v2/account")]
    [InlineData(Positions)]
    [InlineData("GET /v2/orders")]
    [InlineData(Activities)]
    public async Task A_part_that_fails_fails_the_whole_reading_and_is_never_empty(string call)
    {
        foreach (var (status, body) in new[]
        {
            (500, ""), (429, ""), (404, """{"code":40410000,"message":"not found"}"""), (200, "<html></html>"),
            (200, "null"), (200, "\"[]\""),
        })
        {
            await using var rig = await AlpacaRig.StartAsync();
            rig.ServeBooks();
            rig.Server.Next(call, status, body);

            await Assert.ThrowsAsync<BrokerException>(
                () => rig.Broker.ReadAsync(AlpacaRig.Start, AlpacaRig.Token));
        }
    }

    [Theory]
    [InlineData("cash")]
    [InlineData("equity")]
    [InlineData("buying_power")]
    [InlineData("status")]
    public async Task An_account_without_its_money_stops_the_reading(string field)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(AlpacaRig.Account.Replace($"\"{field}\":", $"\"was_{field}\":", StringComparison.Ordinal));

        var failure = await Assert.ThrowsAsync<BrokerException>(
            () => rig.Broker.ReadAsync(null, AlpacaRig.Token));
        Assert.Contains(field, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"qty\":\"10\",")]
    [InlineData("\"qty_available\":\"4\",")]
    [InlineData("\"symbol\":\"AACG\",")]
    public async Task A_position_without_its_shares_stops_the_reading(string part)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(positions: Held.Replace(part, string.Empty, StringComparison.Ordinal));

        await Assert.ThrowsAsync<BrokerException>(() => rig.Broker.ReadAsync(null, AlpacaRig.Token));
    }

    [Theory]
    [InlineData("\"qty\":\"-10\",\"side\":\"short\",")]
    public async Task A_short_position_stops_the_reading_and_says_what_to_do(string part)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(positions: Held.Replace("\"qty\":\"10\",", part, StringComparison.Ordinal)
            .Replace(",\"side\":\"long\"", string.Empty, StringComparison.Ordinal));

        var failure = await Assert.ThrowsAsync<BrokerException>(() => rig.Broker.ReadAsync(null, AlpacaRig.Token));
        Assert.Contains("short position in AACG", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"status\":\"accepted\"", "\"status\":\"brand_new_status\"")]
    [InlineData("\"filled_qty\":\"0\"", "\"filled_qty\":null")]
    [InlineData("\"side\":\"buy\"", "\"side\":\"sideways\"")]
    public async Task An_order_that_cannot_be_told_stops_the_reading(string part, string instead)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(open: $"[{AlpacaRig.OrderBody().Replace(part, instead, StringComparison.Ordinal)}]");

        await Assert.ThrowsAsync<BrokerException>(() => rig.Broker.ReadAsync(null, AlpacaRig.Token));
    }

    // Section 10: removed on 2026-07-06, which broke others.
    [Fact]
    public async Task Day_trading_fields_may_be_there_or_not()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(AlpacaRig.Account.Replace(
            "\"multiplier\":", "\"pattern_day_trader\":false,\"daytrade_count\":0,\"multiplier\":",
            StringComparison.Ordinal));

        Assert.True((await rig.Broker.ReadAsync(null, AlpacaRig.Token)).Flags.MayOpen);
    }

    [Theory]
    [InlineData("\"trading_blocked\":false", "\"trading_blocked\":true")]
    [InlineData("\"account_blocked\":false", "\"account_blocked\":true")]
    [InlineData("\"trade_suspended_by_user\":false", "\"trade_suspended_by_user\":true")]
    [InlineData("\"status\":\"ACTIVE\"", "\"status\":\"ACCOUNT_UPDATED\"")]
    public async Task A_flag_of_the_account_blocks(string part, string instead)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(AlpacaRig.Account.Replace(part, instead, StringComparison.Ordinal));

        Assert.True((await rig.Broker.ReadAsync(null, AlpacaRig.Token)).Flags.IsBlocked);
    }

    [Fact]
    public async Task Positions_that_move_while_they_are_read_are_read_again()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(positions: Held);
        rig.Server.Next(Positions, 200, "[]");

        Assert.Single((await rig.Broker.ReadAsync(null, AlpacaRig.Token)).Positions);
        Assert.Equal(4, rig.Server.CountOf(Positions));
    }

    [Fact]
    public async Task Positions_that_never_rest_are_not_used()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks();
        for (var reading = 0; reading < 5; reading++)
        {
            rig.Server.Next(Positions, 200, "[]");
            rig.Server.Next(Positions, 200, Held);
        }

        var reads = rig.Broker.ReadAsync(null, AlpacaRig.Token);
        // The budget of requests does not last for five readings; time passes when all twenty reads are made.
        for (var request = 0; request < 20; request++)
        {
            await rig.Server.ArrivedAsync();
        }

        while (!reads.IsCompleted)
        {
            if (rig.Clock.TimersSet == 2)
            {
                rig.Clock.Advance(RequestBudget.PerRequest);
            }

            await Task.Yield();
        }

        var failure = await Assert.ThrowsAsync<BrokerException>(() => reads);
        Assert.Contains("changed in each of 5 readings", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_filled_between_the_lists_is_read_again()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(
            open: $"[{AlpacaRig.OrderBody("new")}]", activities: $"[{AlpacaRig.FillBody("e-1")}]");
        rig.Server.Next("GET /v2/orders", 200, $"[{AlpacaRig.OrderBody("new")}]");
        rig.Server.Next("GET /v2/orders", 200, "[]");
        rig.Server.Next("GET /v2/orders", 200, "[]");
        rig.Server.Next("GET /v2/orders", 200, $"[{AlpacaRig.OrderBody("filled", filled: "\"10\"")}]");

        var order = Assert.Single((await rig.Broker.ReadAsync(AlpacaRig.Start, AlpacaRig.Token)).Orders);
        Assert.Equal(BrokerOrderStatus.Filled, order.Status);
        Assert.Equal(order.ToldFilled, order.FilledQuantity);
    }

    [Fact]
    public async Task Orders_are_asked_for_nested_in_pages_of_500_and_none_falls_between_two()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks();
        // 1,100 orders of one second, by their thousandth part, three in each.
        var orders = Enumerable.Range(0, 1_100)
            .Select(number => (Time: AlpacaRig.Start.AddMilliseconds(number / 3), Number: number))
            .ToList();
        rig.Server.Always("GET /v2/orders", asked =>
        {
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(asked.Query);
            Assert.Equal("500 asc true", $"{query["limit"]} {query["direction"]} {query["nested"]}");
            var after = DateTimeOffset.Parse(
                query.GetValueOrDefault("after").FirstOrDefault() ?? "2000-01-01Z", CultureInfo.InvariantCulture);
            var page = query["status"] == "open"
                ? []
                : orders.Where(order => order.Time > after).Take(500).Select(order => AlpacaRig.OrderBody(
                    "canceled", name: $"n-{order.Number}", id: $"id-{order.Number}",
                    submitted: order.Time.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture)));
            return $"[{string.Join(',', page)}]";
        });

        var books = await rig.Broker.ReadAsync(AlpacaRig.Start.AddDays(-1), AlpacaRig.Token);

        Assert.Equal(1_100, books.Orders.Select(order => order.BrokerOrderId).Distinct().Count());
    }

    [Fact]
    public async Task Activities_are_paged_by_the_id_of_the_last()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(open: $"[{AlpacaRig.OrderBody("filled", quantity: "\"150\"", filled: "\"150\"")}]");
        var fills = Enumerable.Range(0, 150).Select(number => (
            Id: $"20261120143000000::e-{number}", Body: AlpacaRig.FillBody($"e-{number}", quantity: "1"))).ToList();
        rig.Server.Always(Activities, asked =>
        {
            var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(asked.Query);
            var skip = fills.FindIndex(fill => fill.Id == query.GetValueOrDefault("page_token").FirstOrDefault()) + 1;
            return $"[{string.Join(',', fills.Skip(skip).Take(100).Select(fill => fill.Body))}]";
        });

        var books = await rig.Broker.ReadAsync(null, AlpacaRig.Token);

        Assert.Equal(150, Assert.Single(books.Orders).Fills.Select(fill => fill.ExecutionId).Distinct().Count());
        Assert.DoesNotContain("activity_types", rig.Server.Requests.Last(
            asked => asked.Call == Activities).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Executions_of_an_open_order_are_read_from_before_the_watermark()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(open: $"[{AlpacaRig.OrderBody("partially_filled", filled: "\"4\"")}]",
            activities: $"[{AlpacaRig.FillBody("e-1", quantity: "4")}]");

        await rig.Broker.ReadAsync(AlpacaRig.Start.AddDays(30), AlpacaRig.Token);

        Assert.Contains("after=2026-11-18", rig.Server.Requests.Last(
            asked => asked.Call == Activities).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Movements_of_cash_and_splits_come_from_the_activities_and_odd_ones_are_kept()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(activities: """
            [{"id":"1::a","activity_type":"CSD","date":"2026-11-19","net_amount":"500","status":"executed"},
            {"id":"2::b","activity_type":"CSW","date":"2026-11-19","net_amount":"-100.5","status":"executed"},
            {"id":"3::c","activity_type":"DIVNRA","date":"2026-11-19","net_amount":"-0.3","status":"executed"},
            {"id":"4::d","activity_type":"FEE","date":"2026-11-19","net_amount":"-0.02","status":"executed"},
            {"id":"5::e","activity_type":"INT","date":"2026-11-19","net_amount":"9","status":"canceled"},
            {"id":"6::f","activity_type":"JNLC","date":"2026-11-19","net_amount":"7","status":"executed"},
            {"id":"7::g","activity_type":"SPIN","date":"2026-11-19","qty":"3","symbol":"NEWX","status":"executed"},
            {"id":"8::h","activity_type":"SPLIT","date":"2026-11-20","qty":"-30","symbol":"AACG","group_id":"g"},
            {"id":"9::i","activity_type":"SPLIT","date":"2026-11-20","qty":"3","symbol":"AACG","group_id":"g"},
            {"id":"10::j","activity_type":"SPLIT","date":"2026-11-20","qty":"5","symbol":"BBBB","group_id":"h"},
            {"id":"11::k","activity_type":"SPLIT","date":"2026-11-20","qty":"-25","symbol":"CCCC","group_id":"i"},
            {"id":"12::l","activity_type":"SPLIT","date":"2026-11-20","qty":"2","symbol":"CCCC","group_id":"i",
            "net_amount":"1.20"}]
            """);

        var books = await rig.Broker.ReadAsync(AlpacaRig.Start.AddDays(-1), AlpacaRig.Token);

        Assert.Equal(
            [
                (CashFlowKind.Deposit, 500m), (CashFlowKind.Withdrawal, -100.5m), (CashFlowKind.Dividend, -0.3m),
                (CashFlowKind.Fee, -0.02m), (CashFlowKind.Transfer, 7m),
            ],
            books.CashFlows.Select(flow => (flow.Kind, flow.Amount.Value)));
        var split = Assert.Single(books.Splits);
        Assert.Equal(
            ("9::i", Symbol.Of("AACG"), 0.1m, 3m),
            (split.ActivityId, split.Symbol, split.ShareFactor, split.NewQuantity.Value));
        // A spin-off, half a split, and one whose ratio nobody can tell because a fraction was paid in cash.
        Assert.Equal(3, rig.Get<NotUnderstood>().Texts.Count);
    }

    [Fact]
    public async Task A_movement_of_cash_without_its_amount_stops_the_reading()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(activities: """[{"id":"1::a","activity_type":"CSD","date":"2026-11-19"}]""");

        await Assert.ThrowsAsync<BrokerException>(() => rig.Broker.ReadAsync(null, AlpacaRig.Token));
    }

    [Fact]
    public async Task Legs_of_a_bracket_that_waits_are_orders_of_their_own_and_held()
    {
        await using var rig = await AlpacaRig.StartAsync();
        var leg = AlpacaRig.OrderBody("held", name: "leg", id: "leg-1", side: "sell", orderClass: "bracket");
        rig.ServeBooks(open: "[" + AlpacaRig.OrderBody("new", orderClass: "bracket").Replace(
            "\"legs\":null", $"\"legs\":[{leg}]", StringComparison.Ordinal) + "]");

        var orders = (await rig.Broker.ReadAsync(null, AlpacaRig.Token)).Orders;

        Assert.Equal([BrokerOrderStatus.Working, BrokerOrderStatus.Held], orders.Select(order => order.Status));
        Assert.Equal([OrderClass.Bracket, OrderClass.Simple], orders.Select(order => order.Request.Class));
    }

    // Section 2.
    [Theory]
    [InlineData("new", BrokerOrderStatus.Working, false)]
    [InlineData("partially_filled", BrokerOrderStatus.PartiallyFilled, false)]
    [InlineData("filled", BrokerOrderStatus.Filled, true)]
    [InlineData("done_for_day", BrokerOrderStatus.DoneForDay, false)]
    [InlineData("canceled", BrokerOrderStatus.Canceled, true)]
    [InlineData("expired", BrokerOrderStatus.Expired, true)]
    [InlineData("replaced", BrokerOrderStatus.Replaced, true)]
    [InlineData("pending_cancel", BrokerOrderStatus.PendingCancel, false)]
    [InlineData("pending_replace", BrokerOrderStatus.PendingReplace, false)]
    [InlineData("accepted", BrokerOrderStatus.Accepted, false)]
    [InlineData("pending_new", BrokerOrderStatus.Accepted, false)]
    [InlineData("accepted_for_bidding", BrokerOrderStatus.Accepted, false)]
    [InlineData("pending_review", BrokerOrderStatus.Accepted, false)]
    [InlineData("stopped", BrokerOrderStatus.Working, false)]
    [InlineData("rejected", BrokerOrderStatus.Rejected, true)]
    [InlineData("suspended", BrokerOrderStatus.Suspended, false)]
    [InlineData("calculated", BrokerOrderStatus.DoneForDay, false)]
    [InlineData("held", BrokerOrderStatus.Held, false)]
    public async Task Each_status_has_its_meaning_and_only_ends_are_ends(
        string word, BrokerOrderStatus expected, bool isEnd)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks(open: $"[{AlpacaRig.OrderBody(word)}]");

        var order = Assert.Single((await rig.Broker.ReadAsync(null, AlpacaRig.Token)).Orders);
        Assert.Equal((expected, isEnd), (order.Status, order.IsTerminal));
    }

    [Fact]
    public async Task More_than_ten_thousand_orders_are_read_to_their_end()
    {
        const int Orders = 10_600;
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks();
        rig.Server.Always("GET /v2/orders", asked =>
        {
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            var after = System.Web.HttpUtility.ParseQueryString(asked.Query)["after"];
            var first = after is null ? 0
                : (int)((DateTimeOffset.Parse(after, CultureInfo.InvariantCulture) - AlpacaRig.Start).TotalSeconds + 1);
            return asked.Query.Contains("status=open", StringComparison.Ordinal) ? "[]" : $"[{string.Join(',',
                Enumerable.Range(first, Math.Min(500, Orders - first)).Select(number => AlpacaRig.OrderBody(
                    "canceled", $"o-{number}", $"id-{number}",
                    submitted: AlpacaRig.Start.AddSeconds(number).ToString("O", CultureInfo.InvariantCulture))))}]";
        });

        var books = await rig.Broker.ReadAsync(null, AlpacaRig.Token);

        Assert.Equal(Orders, books.Orders.Select(order => order.BrokerOrderId).Distinct().Count());
    }
}
