using System.Net;
using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>Cancelling is asking; closing waits for what is reserved.</summary>
public sealed class StandInCancelTests
{
    [Fact]
    public async Task A_cancellation_is_204_and_only_a_request()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Behave(CompletesCancels: false));
        var order = await world.PostAsync(StandInWorld.Buy("one", 10, 10m));
        var (status, _) = await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{order["id"]}");
        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.Equal("pending_cancel", await StatusAsync(world, order));
        await world.FillAsync("one", 10, 10m);
        Assert.Equal("filled", await StatusAsync(world, order));
    }

    [Fact]
    public async Task A_cancellation_that_is_rejected_lets_the_order_work_on()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Behave(CompletesCancels: false));
        var order = await world.PostAsync(StandInWorld.Buy("one", 10, 9m));
        await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{order["id"]}");
        await world.DoAsync(new ControlCommand.RejectCancel(ClientOrderId.Parse("one"), "too late"));
        Assert.Equal("new", await StatusAsync(world, order));
    }

    [Fact]
    public async Task What_is_filled_cannot_be_cancelled_and_what_is_unknown_is_404()
    {
        await using var world = await StandInWorld.StartAsync();
        var order = await world.PostAsync(StandInWorld.Buy("one", 10, 10m));
        await world.FillAsync("one", 10, 10m);
        var (status, body) = await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{order["id"]}");
        Assert.Equal(
            (422, 42210000, "order is already in \"filled\" state"),
            ((int)status, (int)body!["code"]!, (string)body["message"]!));
        var (unknown, _) = await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{Guid.Empty}");
        Assert.Equal(HttpStatusCode.NotFound, unknown);
    }

    [Fact]
    public async Task Cancelling_all_is_207_with_500_for_what_cannot_be_cancelled()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Behave(CompletesCancels: false));
        var stuck = await world.PostAsync(StandInWorld.Buy("stuck", 1, 9m));
        await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{stuck["id"]}");
        var other = await world.PostAsync(StandInWorld.Buy("other", 1, 9m));
        var (status, body) = await world.SendAsync(HttpMethod.Delete, "/v2/orders");
        Assert.Equal(207, (int)status);
        Assert.Equal(
            [((string)stuck["id"]!, 500), ((string)other["id"]!, 200)],
            body!.AsArray().Select(answer => ((string)answer!["id"]!, (int)answer["status"]!)));
    }

    [Fact]
    public async Task Closing_is_403_while_a_stop_reserves_the_shares_and_works_once_it_is_cancelled()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        var stop = await world.PostAsync(StandInWorld.Stop("stop", 10, 9m));
        var (status, body) = await world.SendAsync(HttpMethod.Delete, "/v2/positions/AAA");
        Assert.Equal((HttpStatusCode.Forbidden, "10"), (status, (string)body!["held_for_orders"]!));
        Assert.Equal("0", (string)(await world.GetAsync("/v2/positions/AAA"))["qty_available"]!);
        await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{stop["id"]}");
        Assert.Equal("10", (string)(await world.GetAsync("/v2/positions/AAA"))["qty_available"]!);
        Assert.Equal(HttpStatusCode.OK, (await world.SendAsync(HttpMethod.Delete, "/v2/positions/AAA")).Status);
    }

    [Theory]
    [InlineData("?qty=3", "3")]
    [InlineData("?percentage=50", "5")]
    [InlineData("", "10")]
    public async Task A_part_of_a_position_may_be_closed(string query, string quantity)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        var (_, body) = await world.SendAsync(HttpMethod.Delete, $"/v2/positions/AAA{query}");
        Assert.Equal(("market", "sell", quantity),
            ((string)body!["type"]!, (string)body["side"]!, (string)body["qty"]!));
    }

    [Theory]
    [InlineData("?cancel_orders=true", 200)]
    [InlineData("", 403)]
    public async Task Closing_all_is_207_with_an_order_or_an_error_for_each(string query, int expected)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        await world.PostAsync(StandInWorld.Stop("stop", 10, 9m));
        var (status, body) = await world.SendAsync(HttpMethod.Delete, $"/v2/positions{query}");
        Assert.Equal(207, (int)status);
        var answer = Assert.Single(body!.AsArray())!;
        Assert.Equal(("AAA", expected), ((string)answer["symbol"]!, (int)answer["status"]!));
        Assert.NotNull(expected == 200 ? answer["body"]!["client_order_id"] : answer["body"]!["held_for_orders"]);
    }

    [Fact]
    public async Task A_position_that_is_not_there_is_404()
    {
        await using var world = await StandInWorld.StartAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
        {
            var (status, body) = await world.SendAsync(method, "/v2/positions/AAA");
            Assert.Equal((HttpStatusCode.NotFound, 40410000), (status, (int)body!["code"]!));
        }
    }

    private static async Task<string> StatusAsync(StandInWorld world, JsonNode order) =>
        (string)(await world.GetAsync($"/v2/orders/{order["id"]}"))["status"]!;
}
