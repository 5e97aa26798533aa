using System.Text.Json;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

public sealed class SubmittingTests
{
    private const string Post = "POST /v2/orders";

    [Fact]
    public async Task An_accepted_order_is_one_post_with_the_keys_in_its_headers()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Post, 200, AlpacaRig.OrderBody());

        var answer = await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token);

        Assert.Equal(new SubmitAnswer.Accepted(AlpacaRig.BrokerId), answer);
        var asked = Assert.Single(rig.Server.Requests);
        Assert.Equal(AlpacaRig.KeyId, asked.Headers["APCA-API-KEY-ID"]);
        Assert.Equal(AlpacaRig.SecretKey, asked.Headers["APCA-API-SECRET-KEY"]);
    }

    [Theory]
    [InlineData("0.123456789", "3.05", "\"qty\":\"0.123456789\",")]
    [InlineData("999999999", "12345.67", "\"limit_price\":\"12345.67\",")]
    [InlineData("10", "0.1501", "\"limit_price\":\"0.1501\",")]
    public async Task Numbers_go_out_as_strings_without_loss(string shares, string limit, string expected)
    {
        await using var rig = await AlpacaRig.StartAsync();
        var culture = System.Globalization.CultureInfo.InvariantCulture;

        await rig.Broker.SubmitAsync(
            AlpacaRig.Buy(decimal.Parse(shares, culture), decimal.Parse(limit, culture)), AlpacaRig.Token);

        Assert.Contains(expected, Assert.Single(rig.Server.Requests).Body, StringComparison.Ordinal);
    }

    public static TheoryData<OrderRequest, string> Forms => new()
    {
        {
            AlpacaRig.Sell(),
            """{"symbol":"AACG","qty":"10","side":"sell","type":"market","time_in_force":"day","client_order_id":"N"}"""
        },
        {
            AlpacaRig.Buy() with { IsExtendedHours = true },
            """
            {"symbol":"AACG","qty":"10","side":"buy","type":"limit","time_in_force":"day","limit_price":"3.05",
            "extended_hours":true,"client_order_id":"N"}
            """
        },
        {
            AlpacaRig.Sell() with
            {
                Type = OrderType.Limit, Class = OrderClass.OneCancelsOther, TimeInForce = TimeInForce.GoodTilCanceled,
                LimitPrice = Price.Of(4m), StopPrice = Price.Of(2.5m),
            },
            """
            {"symbol":"AACG","qty":"10","side":"sell","type":"limit","time_in_force":"gtc","client_order_id":"N",
            "order_class":"oco","take_profit":{"limit_price":"4"},"stop_loss":{"stop_price":"2.5"}}
            """
        },
        {
            AlpacaRig.Sell() with { Type = OrderType.StopLimit, LimitPrice = Price.Of(2m), StopPrice = Price.Of(2.5m) },
            """
            {"symbol":"AACG","qty":"10","side":"sell","type":"stop_limit","time_in_force":"day","limit_price":"2",
            "stop_price":"2.5","client_order_id":"N"}
            """
        },
        {
            AlpacaRig.Buy() with { Class = OrderClass.Bracket, Legs = new(Price.Of(4m), Price.Of(2.5m)) },
            """
            {"symbol":"AACG","qty":"10","side":"buy","type":"limit","time_in_force":"day","limit_price":"3.05",
            "client_order_id":"N","order_class":"bracket","take_profit":{"limit_price":"4"},
            "stop_loss":{"stop_price":"2.5"}}
            """
        },
        {
            AlpacaRig.Buy() with { Class = OrderClass.OneTriggersOther, Legs = new(null, Price.Of(2.5m)) },
            """
            {"symbol":"AACG","qty":"10","side":"buy","type":"limit","time_in_force":"day","limit_price":"3.05",
            "client_order_id":"N","order_class":"oto","stop_loss":{"stop_price":"2.5"}}
            """
        },
        {
            AlpacaRig.Sell() with { TimeInForce = TimeInForce.AtOpen, Type = OrderType.Stop, StopPrice = Price.Of(2m) },
            """
            {"symbol":"AACG","qty":"10","side":"sell","type":"stop","time_in_force":"opg","stop_price":"2",
            "client_order_id":"N"}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_of_order_that_the_desk_uses_has_its_body(OrderRequest order, string expected) =>
        Assert.Equal(
            Normal(expected.Replace("\"N\"", $"\"{AlpacaRig.Order}\"", StringComparison.Ordinal)),
            Normal(System.Text.Encoding.UTF8.GetString(OrderBodies.Of(order))));

    // Section 4, with the words of the reference.
    [Theory]
    [InlineData(
        403, "40310000", "insufficient buying power", ",\"buying_power\":\"1\",\"cost_basis\":\"30\"", "BuyingPower")]
    [InlineData(
        403, "40310000", "potential wash trade detected. use complex orders",
        ",\"existing_order_id\":\"x\",\"reject_reason\":\"opposite side market/stop order exists\"", "WashTrade")]
    [InlineData(
        422, "42210000", "order rejected", ",\"reject_reason\":\"opposite side limit order exists\"", "WashTrade")]
    [InlineData(
        403, "40310000", "insufficient qty available for order (requested: 10, available: 0)",
        ",\"available\":\"0\",\"existing_qty\":\"10\",\"held_for_orders\":\"10\""
        + ",\"related_orders\":[\"x\"],\"symbol\":\"AACG\"", "HeldForOrders")]
    [InlineData(
        403, "40310000", "insufficient qty available for order (requested: 10, available: 3)",
        ",\"available\":\"3\",\"existing_qty\":\"3\",\"held_for_orders\":\"0\"", "Other")]
    [InlineData(
        403, "40310000", "insufficient qty available for order (requested: 10, available: 0)",
        ",\"available\":\"0\",\"existing_qty\":\"3\",\"held_for_orders\":\"3\"", "Other")]
    [InlineData(403, "40310000", "account is not allowed to short", "", "Other")]
    [InlineData(403, "40310000", "account is restricted to liquidation only", "", "Account")]
    [InlineData(403, "40310000", "account not authorized to trade", "", "Account")]
    [InlineData(403, "40310000", "cost basis must be >= minimal amount of order 1", "", "Other")]
    [InlineData(403, "40310100", "trade denied due to pattern day trading protection", "", "Account")]
    [InlineData(404, "40410000", "symbol not found", "", "Asset")]
    [InlineData(422, "40010001", "notional must be >= 1.00", "", "Other")]
    [InlineData(422, "40010001", "bracket orders require take_profit.limit_price", "", "Other")]
    [InlineData(422, "42210000", "fractional orders must be DAY orders", "", "Other")]
    [InlineData(422, "42210000", "sub-penny increment does not fulfill minimum pricing criteria", "", "Other")]
    [InlineData(422, "42210000", "asset \\\"AACG\\\" is not fractionable", "", "Asset")]
    [InlineData(422, "42210000", "asset AACG is not tradable", "", "Asset")]
    [InlineData(
        422, "42210000", "stop_loss.stop_price must be <= base_price - 0.01", ",\"base_price\":\"0.15\"", "Other")]
    [InlineData(422, "42210000", "extended hours order must be DAY or GTC limit orders", "", "Other")]
    public async Task A_definitive_refusal_is_refused_with_its_code_words_fields_and_kind(
        int status, string code, string text, string fields, string kind)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Post, status, $$"""{"code":{{code}},"message":"{{text}}"{{fields}}}""");

        var refused = Assert.IsType<SubmitAnswer.Refused>(
            await rig.Broker.SubmitAsync(AlpacaRig.Sell(), AlpacaRig.Token));

        Assert.Equal($"{status}/{code}", refused.Code);
        Assert.StartsWith(text.Replace("\\", "", StringComparison.Ordinal), refused.Text, StringComparison.Ordinal);
        Assert.Equal(kind, refused.Kind.ToString());
        Assert.Equal(fields.Length > 0, refused.Text.EndsWith(')') && fields.Length > 0);
        Assert.Equal(1, rig.Server.CountOf(Post));
    }

    [Theory]
    [InlineData("""{"code":40110000,"message":"request is not authorized"}""")]
    [InlineData("<html><body>401 Authorization Required</body></html>")]
    public async Task Refused_keys_are_refused_even_when_the_body_is_a_page(string body)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Post, 401, body);

        var refused = Assert.IsType<SubmitAnswer.Refused>(
            await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token));

        Assert.Equal(RefusalKind.Account, refused.Kind);
    }

    [Fact]
    public async Task A_second_order_of_the_same_name_is_already_placed_and_not_refused()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Post, 422, """{"code":40010001,"message":"client_order_id must be unique"}""");

        Assert.IsType<SubmitAnswer.AlreadyPlaced>(await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token));
    }

    [Theory]
    [InlineData(500, """{"code":50010000,"message":"internal server error occurred"}""")]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(503, "")]
    [InlineData(504, """{"message":"the order may have been sent to the market"}""")]
    [InlineData(403, "<html>blocked by somebody in between</html>")]
    [InlineData(422, """{"message":"no code"}""")]
    [InlineData(403, """{"code":99910000,"message":"a code of no status"}""")]
    [InlineData(408, """{"code":40810000,"message":"timeout"}""")]
    [InlineData(409, """{"code":40910000,"message":"conflict"}""")]
    [InlineData(302, "")]
    [InlineData(200, "<html>welcome</html>")]
    [InlineData(200, "")]
    [InlineData(200, "null")]
    [InlineData(200, """{"status":"accepted","client_order_id":"nc-entry-7-1"}""")]
    [InlineData(200, """{"id":"x","client_order_id":"another"}""")]
    [InlineData(200, """{"id":"x","client_order_id":"nc-entry-7-1","qty":"ten"}""")]
    public async Task Whatever_is_no_clear_answer_is_unknown_after_one_post(int status, string body)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Always("GET /elsewhere", 200, AlpacaRig.OrderBody());
        rig.Server.Next(Post, status, body, ("Location", "/elsewhere"));

        Assert.IsType<SubmitAnswer.Unknown>(await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token));

        Assert.Single(rig.Server.Requests);
        Assert.Contains(body, Assert.Single(rig.Get<NotUnderstood>().Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_of_a_connection_that_had_served_before_is_not_sent_again()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Always("GET /v2/assets/AACG", 200, """{"status":"active","tradable":true}""");
        await rig.Broker.FindAssetAsync(Symbol.Of("AACG"), AlpacaRig.Token);
        rig.Server.Next(Post, context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.IsType<SubmitAnswer.Unknown>(await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token));

        Assert.Equal(1, rig.Server.CountOf(Post));
    }

    [Fact]
    public async Task A_server_that_is_not_there_leaves_it_unknown()
    {
        await using var rig = await AlpacaRig.StartAsync();
        await rig.Server.DisposeAsync();

        Assert.IsType<SubmitAnswer.Unknown>(await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token));
    }

    [Fact]
    public async Task An_order_without_answer_is_unknown_at_the_deadline_and_sent_once()
    {
        await using var rig = await AlpacaRig.StartAsync();
        var cut = new TaskCompletionSource();
        rig.Server.Next(Post, async context =>
        {
            context.RequestAborted.Register(() => cut.TrySetResult());
            await cut.Task;
        });

        var submitting = rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token);
        await rig.Server.ArrivedAsync();
        Assert.False(submitting.IsCompleted);
        rig.Clock.Advance(TimeSpan.FromSeconds(8));

        Assert.IsType<SubmitAnswer.Unknown>(await submitting);
        await cut.Task.WaitAsync(AlpacaRig.Token);
        Assert.Equal(1, rig.Server.CountOf(Post));
    }

    [Fact]
    public async Task A_rate_limit_says_until_when_by_its_header()
    {
        await using var rig = await AlpacaRig.StartAsync();
        var reset = AlpacaRig.Start.AddSeconds(42);
        rig.Server.Next(
            Post, 429, """{"code":42910000,"message":"rate limit exceeded"}""",
            ("X-RateLimit-Reset", reset.ToUnixTimeSeconds().ToString(
                System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(
            new SubmitAnswer.RateLimited(reset), await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    [InlineData("1")]
    public async Task A_rate_limit_without_a_usable_header_waits_for_fifteen_seconds(string reset)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Post, 429, "", ("X-RateLimit-Reset", reset));

        Assert.Equal(
            new SubmitAnswer.RateLimited(AlpacaRig.Start.AddSeconds(15)),
            await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token));
    }

    [Fact]
    public async Task After_a_rate_limit_nothing_is_sent_before_it_ends()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Next(Post, 429, "");
        await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token);

        var second = rig.Broker.SubmitAsync(AlpacaRig.Sell(), AlpacaRig.Token);
        rig.Clock.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal(new SubmitAnswer.RateLimited(AlpacaRig.Start.AddSeconds(15)), await second);
        Assert.Equal(1, rig.Server.CountOf(Post));
    }

    private static string Normal(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
