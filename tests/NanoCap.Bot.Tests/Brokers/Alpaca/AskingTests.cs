using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

public sealed class AskingTests
{
    private const string Find = "GET /v2/orders:by_client_order_id";
    private const string Delete = "DELETE /v2/orders/" + AlpacaRig.BrokerId;
    private const string NotFound = """{"code":40410000,"message":"order not found"}""";

    [Fact]
    public async Task An_order_that_alpaca_does_not_have_is_absent()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Find, 404, NotFound);

        Assert.IsType<LookupAnswer.Absent>(await rig.Broker.FindAsync(AlpacaRig.Name, AlpacaRig.Token));
        Assert.Equal("?client_order_id=" + AlpacaRig.Order, Assert.Single(rig.Server.Requests).Query);
    }

    [Theory]
    [InlineData(404, "<html>not found</html>")]
    [InlineData(404, """{"code":40010001,"message":"something else"}""")]
    [InlineData(500, "")]
    [InlineData(401, "")]
    [InlineData(429, "")]
    [InlineData(200, "<html></html>")]
    [InlineData(200, "null")]
    public async Task Every_other_answer_to_a_look_up_is_unknown_and_never_absent(int status, string body)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Find, status, body);

        Assert.IsType<LookupAnswer.Unknown>(await rig.Broker.FindAsync(AlpacaRig.Name, AlpacaRig.Token));
    }

    [Fact]
    public async Task A_found_order_comes_with_all_its_executions()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Find, 200, AlpacaRig.OrderBody("filled", filled: "\"10\""));
        rig.Server.Next(
            "GET /v2/account/activities", 200,
            $"[{AlpacaRig.FillBody("e-1", quantity: "4")},{AlpacaRig.FillBody("e-2", quantity: "6")},"
            + $"{AlpacaRig.FillBody("e-3", order: "another")}]");

        var found = Assert.IsType<LookupAnswer.Found>(
            await rig.Broker.FindAsync(AlpacaRig.Name, AlpacaRig.Token)).Report;

        Assert.Equal(BrokerOrderStatus.Filled, found.Status);
        Assert.Equal(["e-1", "e-2"], found.Fills.Select(fill => fill.ExecutionId));
        Assert.Equal(10m, found.FilledQuantity.Value);
        Assert.Equal(10m, found.ToldFilled!.Value.Value);
        Assert.Equal(AlpacaRig.Buy(), found.Request);
    }

    [Fact]
    public async Task Numbers_that_come_as_numbers_are_read_as_well()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Find, 200, AlpacaRig.OrderBody("new", quantity: "0.123456789", filled: "0"));

        var found = Assert.IsType<LookupAnswer.Found>(await rig.Broker.FindAsync(AlpacaRig.Name, AlpacaRig.Token));

        Assert.Equal(0.123456789m, found.Report.Request.Quantity.Value);
    }

    [Theory]
    [InlineData("null", "\"0\"")]
    [InlineData("\"10\"", "null")]
    [InlineData("\"\"", "\"0\"")]
    public async Task An_order_without_its_quantities_is_unknown_and_not_guessed(string quantity, string filled)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Find, 200, AlpacaRig.OrderBody("new", quantity: quantity, filled: filled));

        Assert.Contains(
            "it is not guessed",
            Assert.IsType<LookupAnswer.Unknown>(
                await rig.Broker.FindAsync(AlpacaRig.Name, AlpacaRig.Token)).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stop_of_a_pair_that_filled_makes_the_pair_filled()
    {
        await using var rig = await AlpacaRig.StartAsync();
        var leg = AlpacaRig.OrderBody(
            "filled", name: "leg-of-alpaca", id: "leg-1", side: "sell", filled: "\"10\"", type: "stop",
            orderClass: "oco").Replace("\"stop_price\":null", "\"stop_price\":\"2.5\"", StringComparison.Ordinal);
        var plain = AlpacaRig.OrderBody("canceled", side: "sell", orderClass: "oco");
        rig.Server.Next(Find, 200, plain);
        rig.Server.Next(
            "GET /v2/orders/" + AlpacaRig.BrokerId, 200,
            plain.Replace("\"legs\":null", $"\"legs\":[{leg}]", StringComparison.Ordinal));
        rig.Server.Next("GET /v2/account/activities", 200, $"[{AlpacaRig.FillBody("e-1", order: "leg-1")}]");

        var report = Assert.IsType<LookupAnswer.Found>(
            await rig.Broker.FindAsync(AlpacaRig.Name, AlpacaRig.Token)).Report;

        Assert.Equal(BrokerOrderStatus.Filled, report.Status);
        Assert.Equal(OrderClass.OneCancelsOther, report.Request.Class);
        Assert.Equal(Price.Of(2.5m), report.Request.StopPrice);
        Assert.True(Assert.Single(report.Fills).IsStopLeg);
        Assert.Equal(AlpacaRig.Name, report.Fills[0].OrderId);
    }

    [Fact]
    public async Task A_replaced_order_names_its_successor()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Find, 200, AlpacaRig.OrderBody("replaced").Replace(
            "\"replaced_by\":null", "\"replaced_by\":\"next-1\"", StringComparison.Ordinal));
        rig.Server.Next("GET /v2/orders/next-1", 200, AlpacaRig.OrderBody("new", name: "by-hand", id: "next-1"));

        var report = Assert.IsType<LookupAnswer.Found>(
            await rig.Broker.FindAsync(AlpacaRig.Name, AlpacaRig.Token)).Report;

        Assert.Equal(BrokerOrderStatus.Replaced, report.Status);
        Assert.Equal("by-hand", report.ReplacedBy!.Value.Value);
    }

    [Theory]
    [InlineData(204, "", typeof(CancelAnswer.Requested))]
    [InlineData(
        422, """{"code":42210000,"message":"order is already in \"filled\" state"}""", typeof(CancelAnswer.Refused))]
    [InlineData(404, NotFound, typeof(CancelAnswer.Refused))]
    [InlineData(422, "<html></html>", typeof(CancelAnswer.Unknown))]
    [InlineData(500, """{"code":50010000,"message":"failed to cancel order"}""", typeof(CancelAnswer.Unknown))]
    [InlineData(429, "", typeof(CancelAnswer.Unknown))]
    public async Task A_cancellation_is_a_request_and_says_what_came_of_it(int status, string body, Type expected)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next("POST /v2/orders", 200, AlpacaRig.OrderBody());
        await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token);
        rig.Server.Next(Delete, status, body);

        Assert.IsType(expected, await rig.Broker.CancelAsync(AlpacaRig.Name, AlpacaRig.Token));
        Assert.Equal(0, rig.Server.CountOf(Find));
    }

    [Fact]
    public async Task An_order_that_is_not_ours_is_cancelled_by_alpacas_own_name_for_it()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Delete, 204, "");

        Assert.IsType<CancelAnswer.Requested>(
            await rig.Broker.CancelForeignAsync(AlpacaRig.BrokerId, AlpacaRig.Token));
    }

    [Fact]
    public async Task A_cancellation_of_an_order_of_an_earlier_run_looks_for_its_id_first()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Find, 200, AlpacaRig.OrderBody());
        rig.Server.Next(Delete, 204, "");

        Assert.IsType<CancelAnswer.Requested>(await rig.Broker.CancelAsync(AlpacaRig.Name, AlpacaRig.Token));
    }

    [Theory]
    [InlineData(404, NotFound, typeof(CancelAnswer.Refused))]
    [InlineData(500, "", typeof(CancelAnswer.Unknown))]
    public async Task A_cancellation_whose_order_is_not_found_or_not_answered_for_says_so(
        int status, string body, Type expected)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Find, status, body);

        Assert.IsType(expected, await rig.Broker.CancelAsync(AlpacaRig.Name, AlpacaRig.Token));
    }

    [Theory]
    [InlineData("active", "true", "true", true, true)]
    [InlineData("active", "false", "true", false, true)]
    [InlineData("inactive", "true", "false", false, false)]
    public async Task An_asset_is_tradable_when_it_is_active_and_tradable(
        string status, string tradable, string fractionable, bool isTradable, bool isFractionable)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(
            "GET /v2/assets/AACG", 200,
            $$"""{"symbol":"AACG","status":"{{status}}","tradable":{{tradable}},"fractionable":{{fractionable}}}""");

        Assert.Equal(
            new AssetAnswer.Found(new BrokerAsset(Symbol.Of("AACG"), isTradable, isFractionable, IsHalted: null)),
            await rig.Broker.FindAssetAsync(Symbol.Of("AACG"), AlpacaRig.Token));
    }

    [Theory]
    [InlineData(404, """{"code":40410000,"message":"asset not found for AACG"}""", typeof(AssetAnswer.Absent))]
    [InlineData(500, "", typeof(AssetAnswer.Unknown))]
    [InlineData(200, "{}", typeof(AssetAnswer.Unknown))]
    public async Task An_asset_that_is_not_told_of_is_absent_or_unknown(int status, string body, Type expected)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next("GET /v2/assets/AACG", status, body);

        Assert.IsType(expected, await rig.Broker.FindAssetAsync(Symbol.Of("AACG"), AlpacaRig.Token));
    }

    [Fact]
    public async Task Clock_and_calendar_are_read()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(
            "GET /v2/clock", 200,
            """
            {"timestamp":"2025-06-24T14:15:22-04:00","is_open":true,"next_open":"2025-06-25T09:30:00-04:00",
            "next_close":"2025-06-24T16:00:00-04:00"}
            """);
        rig.Server.Next(
            "GET /v2/calendar", 200, """[{"date":"2026-11-27","open":"09:30","close":"13:00"}]""");

        var clock = await rig.Get<AlpacaClient>().ReadClockAsync(AlpacaRig.Token);
        var days = await rig.Get<AlpacaClient>().ReadCalendarAsync(
            new(2026, 11, 27), new(2026, 11, 28), AlpacaRig.Token);

        Assert.Equal(new DateTimeOffset(2025, 6, 24, 18, 15, 22, TimeSpan.Zero), clock.Timestamp);
        Assert.Equal(("2026-11-27", "13:00"), (Assert.Single(days).Date, days[0].Close));
        Assert.Equal("?start=2026-11-27T00:00:00Z&end=2026-11-28T00:00:00Z", rig.Server.Requests.Last().Query);
    }

    [Fact]
    public async Task Active_stocks_and_the_equity_of_each_close_are_read()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(
            "GET /v2/assets", 200,
            """[{"symbol":"AACG","name":"ATA","exchange":"NASDAQ","status":"active","tradable":true,"new":[1]}]""");
        rig.Server.Next(
            "GET /v2/account/portfolio/history", 200,
            """{"timestamp":[1763672400,1763758800],"equity":[1000.5,null],"base_value":1000,"timeframe":"1D"}""");

        var asset = Assert.Single(await rig.Get<AlpacaClient>().ReadAssetsAsync(AlpacaRig.Token));
        var history = await rig.Get<AlpacaClient>().ReadPortfolioHistoryAsync(new(2025, 11, 20), AlpacaRig.Token);

        Assert.Equal(("AACG", "NASDAQ", true), (asset.Symbol, asset.Exchange, asset.Tradable));
        Assert.Equal(1000.5m, history.Equity![0]);
        Assert.Null(history.Equity[1]);
        Assert.Equal(1000m, history.BaseValue);
        Assert.Equal(
            ["?status=active&asset_class=us_equity", "?timeframe=1D&start=2025-11-20T00:00:00Z"],
            rig.Server.Requests.Select(asked => asked.Query));
    }

    [Fact]
    public async Task Closing_a_position_is_one_delete_of_it_and_its_answer_as_it_came()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next("DELETE /v2/positions/BRK.B", 200, AlpacaRig.OrderBody());

        var reply = await rig.Get<AlpacaClient>().ClosePositionAsync("BRK.B", AlpacaRig.Token);

        Assert.True(Assert.IsType<AlpacaReply.Answered>(reply).IsSuccess);
        Assert.Equal("DELETE /v2/positions/BRK.B", Assert.Single(rig.Server.Requests).Call);
    }
}
