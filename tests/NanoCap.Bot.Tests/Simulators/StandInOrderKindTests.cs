using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>Kinds of order that the desk never sends: people and other programs do, in the same account.</summary>
public sealed class StandInOrderKindTests
{
    [Theory]
    [InlineData("ioc", 4, "4", "canceled")]
    [InlineData("ioc", 10, "10", "filled")]
    [InlineData("fok", 4, "0", "canceled")]
    [InlineData("fok", 10, "10", "filled")]
    public async Task An_immediate_order_trades_at_once_or_not_and_the_rest_is_cancelled(
        string word, int size, string filled, string status)
    {
        await using var world = await StandInWorld.StartAsync();
        await QuoteAsync(world, 9.9m, 10m, size);
        var sent = await world.PostAsync(
            Order("one", $"\"side\":\"buy\",\"type\":\"market\",\"time_in_force\":\"{word}\""));

        var order = await world.GetAsync($"/v2/orders/{sent["id"]}");

        Assert.Equal(
            (word, filled, status),
            ((string)order["time_in_force"]!, (string)order["filled_qty"]!, (string)order["status"]!));
    }

    [Theory]
    [InlineData("\"trail_price\":\"1\"", 11, 10.9)]
    [InlineData("\"trail_percent\":\"10\"", 10.8, 10.7)]
    public async Task A_trailing_stop_follows_the_best_price_and_sells_when_it_falls_behind(
        string trail, decimal stopAfterTwelve, decimal sold)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        var sent = await world.PostAsync(
            Order("trail", $"\"side\":\"sell\",\"type\":\"trailing_stop\",\"time_in_force\":\"gtc\",{trail}"));
        Assert.Equal(("trailing_stop", "10", "9"), Trail(sent));
        await QuoteAsync(world, 12m, 12.1m);
        await QuoteAsync(world, stopAfterTwelve + 0.05m, 12.1m);
        var waiting = await world.GetAsync($"/v2/orders/{sent["id"]}");
        Assert.Equal(("12", "new"), ((string)waiting["hwm"]!, (string)waiting["status"]!));
        Assert.Equal(stopAfterTwelve, decimal.Parse(
            (string)waiting["stop_price"]!, System.Globalization.CultureInfo.InvariantCulture));

        await world.RestartAsync();
        await QuoteAsync(world, sold, 12.1m);

        var order = await world.GetAsync($"/v2/orders/{sent["id"]}");
        Assert.Equal("filled", (string)order["status"]!);
        Assert.Equal(sold, decimal.Parse(
            (string)order["filled_avg_price"]!, System.Globalization.CultureInfo.InvariantCulture));

        static (string, string, string) Trail(System.Text.Json.Nodes.JsonNode order) =>
            ((string)order["type"]!, (string)order["hwm"]!, (string)order["stop_price"]!);
    }

    [Fact]
    public async Task A_trailing_stop_is_exempt_from_the_rule_on_wash_trades()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        await world.PostAsync(
            Order("trail", """ "side":"sell","type":"trailing_stop","time_in_force":"gtc","trail_price":"1" """));

        Assert.Equal("accepted", (string)(await world.PostAsync(StandInWorld.Buy("more", 1, 9m)))["status"]!);
    }

    // Section 3: +4 % under 50 dollars, +2.5 % above.
    [Theory]
    [InlineData("11", "11.44")]
    [InlineData("49.99", "51.99")]
    [InlineData("50", "51.25")]
    public async Task A_stop_to_buy_becomes_a_stop_limit(string stop, string limit)
    {
        await using var world = await StandInWorld.StartAsync();

        var order = await world.PostAsync(Order(
            "one", $"\"side\":\"buy\",\"type\":\"stop\",\"stop_price\":\"{stop}\",\"time_in_force\":\"day\""));

        Assert.Equal(
            ("stop_limit", stop, limit),
            ((string)order["type"]!, (string)order["stop_price"]!, (string)order["limit_price"]!));
    }

    [Fact]
    public async Task The_stop_of_a_pair_may_have_a_limit_and_does_not_trade_under_it()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        var pair = await world.PostAsync(Order("pair", """
            "side":"sell","type":"limit","time_in_force":"gtc","order_class":"oco",
            "take_profit":{"limit_price":"12"},"stop_loss":{"stop_price":"9","limit_price":"8.8"}
            """));
        Assert.Equal(
            ("stop_limit", "8.8"), ((string)pair["legs"]![0]!["type"]!, (string)pair["legs"]![0]!["limit_price"]!));

        await QuoteAsync(world, 8.5m, 8.6m);
        Assert.Equal("new", (string)(await world.GetAsync($"/v2/orders/{pair["id"]}"))["status"]!);
        await QuoteAsync(world, 8.9m, 9m);

        var legs = (await world.GetAsync($"/v2/orders/{pair["id"]}"))["legs"]!;
        Assert.Equal(("filled", "8.9"), ((string)legs[0]!["status"]!, (string)legs[0]!["filled_avg_price"]!));
    }

    private static string Order(string id, string rest) =>
        $$"""{"symbol":"AAA","qty":"10","client_order_id":"{{id}}",{{rest}}}""";

    private static Task QuoteAsync(StandInWorld world, decimal bid, decimal ask, int? size = null) =>
        world.DoAsync(new ControlCommand.SetQuotes(new StandInQuote(
            Symbol.Of("AAA"), Price.Of(bid), Price.Of(ask), size is { } shares ? Quantity.Of(shares) : null)));
}
