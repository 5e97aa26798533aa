using System.Net;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>What an order must look like, and what becomes of legs.</summary>
public sealed class StandInOrderFormTests
{
    public static TheoryData<string, int, int, string> Refused => new()
    {
        { Order("\"qty\":\"1.5\",\"type\":\"limit\",\"limit_price\":\"9\",\"time_in_force\":\"gtc\""),
            422, 42210000, "fractional orders must be DAY orders" },
        { Order("\"qty\":\"1\",\"notional\":\"10\",\"type\":\"market\",\"time_in_force\":\"day\""),
            422, 40010001, "only one of qty or notional" },
        { Order("\"notional\":\"0.99\",\"type\":\"market\",\"time_in_force\":\"day\""),
            422, 40010001, "notional must be >= 1.00" },
        { Order("\"notional\":\"10.001\",\"type\":\"market\",\"time_in_force\":\"day\""),
            422, 40010001, "2 decimal places" },
        { Order("\"qty\":\"1.0000000001\",\"type\":\"market\",\"time_in_force\":\"day\""),
            422, 40010001, "9 decimal places" },
        { Order("\"qty\":\"0.05\",\"type\":\"limit\",\"limit_price\":\"9\",\"time_in_force\":\"day\""),
            403, 40310000, "cost basis must be >= minimal amount of order 1" },
        { Order("\"qty\":\"1\",\"type\":\"limit\",\"limit_price\":\"9.001\",\"time_in_force\":\"day\""),
            422, 42210000, "sub-penny increment" },
        { Order("\"qty\":\"100\",\"type\":\"limit\",\"limit_price\":\"0.12345\",\"time_in_force\":\"day\""),
            422, 42210000, "sub-penny increment" },
        { Order("\"qty\":\"1\",\"type\":\"market\",\"time_in_force\":\"day\",\"extended_hours\":true"),
            422, 42210000, "extended hours order must be DAY or GTC limit orders" },
        { Order("\"qty\":\"1\",\"type\":\"limit\",\"limit_price\":\"9\",\"time_in_force\":\"opg\""),
            403, 40310000, "opg orders" },
        { Order("\"qty\":\"1\",\"type\":\"limit\",\"limit_price\":\"9\",\"time_in_force\":\"forever\""),
            422, 40010001, "time_in_force" },
        { Order("\"qty\":\"1\",\"type\":\"wish\",\"time_in_force\":\"day\""),
            422, 40010001, "invalid order type" },
        { Order("\"qty\":\"1\",\"type\":\"trailing_stop\",\"time_in_force\":\"day\""),
            422, 40010001, "trail_price or trail_percent" },
        { Order("\"qty\":\"1\",\"type\":\"limit\",\"limit_price\":\"10\",\"time_in_force\":\"gtc\","
            + "\"order_class\":\"bracket\",\"stop_loss\":{\"stop_price\":\"9\"}"),
            422, 40010001, "bracket orders require take_profit.limit_price" },
        { Order("\"qty\":\"many\",\"type\":\"market\",\"time_in_force\":\"day\""), 422, 40010001, "invalid qty" },
        { Order("\"qty\":\"1\",\"time_in_force\":\"day\""), 422, 40010001, "type is required" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_order_that_cannot_be_is_refused_in_Alpacas_words(
        string order, int status, int code, string message)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.RefusedAsync(order, status, code, message);
        Assert.Empty((await world.GetAsync("/v2/orders?status=all")).AsArray());
    }

    [Fact]
    public async Task A_stop_lies_a_cent_beyond_the_base_price_and_the_refusal_names_it()
    {
        await using var world = await StandInWorld.StartAsync();
        var body = await world.RefusedAsync(
            Order("\"qty\":\"1\",\"type\":\"limit\",\"limit_price\":\"10\",\"time_in_force\":\"gtc\","
                + "\"order_class\":\"bracket\",\"take_profit\":{\"limit_price\":\"12\"},"
                + "\"stop_loss\":{\"stop_price\":\"10\"}"),
            422, 42210000, "base_price");
        Assert.Equal("10.00", (string)body["base_price"]!);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public async Task Numbers_may_be_numbers_and_the_body_plain_text_and_members_unknown(string kind)
    {
        await using var world = await StandInWorld.StartAsync();
        var (status, body) = await world.SendAsync(
            HttpMethod.Post, "/v2/orders",
            Order("\"qty\":10,\"type\":\"limit\",\"limit_price\":9.25,\"time_in_force\":\"day\",\"mood\":{\"a\":1}"),
            kind);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("10", "9.25"), ((string)body!["qty"]!, (string)body["limit_price"]!));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    public async Task A_body_that_is_no_object_is_400(string body)
    {
        await using var world = await StandInWorld.StartAsync();
        var (status, _) = await world.SendAsync(HttpMethod.Post, "/v2/orders", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Dollars_buy_a_fraction_and_cannot_be_changed()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new NanoCap.Simulators.Alpaca.Control.ControlCommand.Behave(TradesOnQuotes: false));
        var order = await world.PostAsync(Order("\"notional\":25,\"type\":\"market\",\"time_in_force\":\"day\""));
        Assert.Equal("25", (string)order["notional"]!);
        Assert.Null(order["qty"]);
        var (status, body) = await world.SendAsync(
            HttpMethod.Patch, $"/v2/orders/{order["id"]}", """{"limit_price":"9"}""");
        Assert.Equal((422, "notional orders cannot be replaced"), ((int)status, (string)body!["message"]!));
    }

    [Fact]
    public async Task An_order_is_accepted_in_the_answer_and_new_right_after()
    {
        await using var world = await StandInWorld.StartAsync();
        var order = await world.PostAsync(StandInWorld.Buy("one", 10, 9m));
        Assert.Equal("accepted", (string)order["status"]!);
        Assert.Equal("new", (string)(await world.GetAsync($"/v2/orders/{order["id"]}"))["status"]!);
    }

    [Fact]
    public async Task Legs_of_a_bracket_live_only_when_the_entry_is_filled_completely()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.PostAsync(StandInWorld.Bracket("entry", 10));
        await world.FillAsync("entry", 4, 10m);
        Assert.Equal(["held", "held"], await LegsAsync(world));
        await world.FillAsync("entry", 6, 10m);
        Assert.Equal(["new", "held"], await LegsAsync(world));
    }

    [Fact]
    public async Task An_entry_filled_in_part_and_cancelled_leaves_shares_without_a_stop()
    {
        await using var world = await StandInWorld.StartAsync();
        var entry = await world.PostAsync(StandInWorld.Bracket("entry", 10));
        await world.FillAsync("entry", 4, 10m);
        await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{entry["id"]}");
        Assert.Equal(["canceled", "canceled"], await LegsAsync(world));
        Assert.Equal("4", (string)(await world.GetAsync("/v2/positions/AAA"))["qty"]!);
        Assert.Empty((await world.GetAsync("/v2/orders?nested=true")).AsArray());
    }

    [Theory]
    [InlineData(false, 12, "filled", "canceled")]
    [InlineData(true, 9, "canceled", "filled")]
    public async Task The_leg_that_trades_is_filled_and_the_other_ends(
        bool isStop, decimal price, string target, string stop)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        await world.PostAsync(StandInWorld.Pair("pair", 10));
        await world.FillAsync("pair", 10, price, isStop);
        var pair = await world.GetAsync("/v2/orders:by_client_order_id?client_order_id=pair");
        Assert.Equal((target, stop), ((string)pair["status"]!, (string)pair["legs"]![0]!["status"]!));
        Assert.Equal(
            (isStop ? "0" : "10", isStop ? "10" : "0"),
            ((string)pair["filled_qty"]!, (string)pair["legs"]![0]!["filled_qty"]!));
    }

    [Fact]
    public async Task A_held_leg_is_not_among_the_open_orders_unless_nested_or_all_is_asked_for()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        var pair = await world.PostAsync(StandInWorld.Pair("pair", 10));
        var stop = (string)pair["legs"]![0]!["id"]!;
        Assert.DoesNotContain(stop, await IdsAsync(world, "status=open"));
        Assert.Contains(stop, await IdsAsync(world, "status=all"));
        var nested = (await world.GetAsync("/v2/orders?status=open&nested=true")).AsArray();
        Assert.Equal(stop, (string)Assert.Single(nested)!["legs"]![0]!["id"]!);
        Assert.Equal("held", (string)(await world.GetAsync($"/v2/orders/{stop}"))["status"]!);
    }

    private static string Order(string rest) => $$"""{"symbol":"AAA","side":"buy",{{rest}}}""";

    private static async Task<IReadOnlyList<string>> LegsAsync(StandInWorld world) =>
    [
        .. (await world.GetAsync("/v2/orders:by_client_order_id?client_order_id=entry"))["legs"]!.AsArray()
            .Select(leg => (string)leg!["status"]!),
    ];

    private static async Task<IReadOnlyList<string>> IdsAsync(StandInWorld world, string query) =>
        [.. (await world.GetAsync($"/v2/orders?{query}")).AsArray().Select(order => (string)order!["id"]!)];
}
