using System.Net;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>Names of orders: the one thing that keeps a repeated order from trading twice.</summary>
public sealed class StandInIdTests
{
    [Fact]
    public async Task A_duplicate_client_order_id_is_422_40010001()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.PostAsync(StandInWorld.Buy("same", 10, 9m));
        await world.RefusedAsync(
            StandInWorld.Buy("same", 10, 9m), 422, 40010001, "client_order_id must be unique");
        Assert.Single((await world.GetAsync("/v2/orders?status=all")).AsArray());
    }

    [Fact]
    public async Task A_duplicate_is_refused_even_after_the_original_was_cancelled()
    {
        await using var world = await StandInWorld.StartAsync();
        var order = await world.PostAsync(StandInWorld.Buy("same", 10, 9m));
        await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{order["id"]}");
        Assert.Equal("canceled", (string)(await world.GetAsync($"/v2/orders/{order["id"]}"))["status"]!);
        await world.RefusedAsync(
            StandInWorld.Buy("same", 10, 9m), 422, 40010001, "client_order_id must be unique");
    }

    [Fact]
    public async Task Without_a_name_of_ones_own_identical_orders_are_both_taken()
    {
        await using var world = await StandInWorld.StartAsync();
        const string Nameless = """
            {"symbol":"AAA","qty":"1","side":"buy","type":"limit","limit_price":"9","time_in_force":"day"}
            """;
        var (first, second) = (await world.PostAsync(Nameless), await world.PostAsync(Nameless));
        Assert.NotEqual((string)first["id"]!, (string)second["id"]!);
        Assert.NotEqual((string)first["client_order_id"]!, (string)second["client_order_id"]!);
        Assert.Equal(36, ((string)first["client_order_id"]!).Length);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public async Task A_name_has_at_most_128_characters(int length, bool isTaken)
    {
        await using var world = await StandInWorld.StartAsync();
        var order = StandInWorld.Buy(new string('a', length), 1, 9m);
        if (isTaken)
        {
            Assert.Equal(length, ((string)(await world.PostAsync(order))["client_order_id"]!).Length);
        }
        else
        {
            await world.RefusedAsync(order, 422, 40010001, "128");
        }
    }

    [Fact]
    public async Task An_order_is_found_by_its_name_and_404_when_there_is_none()
    {
        await using var world = await StandInWorld.StartAsync();
        var order = await world.PostAsync(StandInWorld.Buy("mine", 10, 9m));
        var found = await world.GetAsync("/v2/orders:by_client_order_id?client_order_id=mine");
        Assert.Equal((string)order["id"]!, (string)found["id"]!);
        var (status, body) = await world.SendAsync(
            HttpMethod.Get, "/v2/orders:by_client_order_id?client_order_id=other");
        Assert.Equal((HttpStatusCode.NotFound, 40410000), (status, (int)body!["code"]!));
    }

    [Fact]
    public async Task Legs_and_closed_positions_have_names_that_the_broker_made()
    {
        await using var world = await StandInWorld.StartAsync();
        var bracket = await world.PostAsync(StandInWorld.Bracket("entry", 10));
        Assert.All(bracket["legs"]!.AsArray(), leg => Assert.True(Guid.TryParse(
            (string)leg!["client_order_id"]!, out _)));
        await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{bracket["id"]}");
        await world.HoldAsync(5);
        var (_, closed) = await world.SendAsync(HttpMethod.Delete, "/v2/positions/AAA");
        Assert.True(Guid.TryParse((string)closed!["client_order_id"]!, out _));
    }

    [Fact]
    public async Task A_change_makes_a_new_order_and_both_name_each_other()
    {
        await using var world = await StandInWorld.StartAsync();
        var order = await world.PostAsync(StandInWorld.Buy("first", 10, 9m));
        var (status, changed) = await world.SendAsync(
            HttpMethod.Patch, $"/v2/orders/{order["id"]}", """{"limit_price":9.5,"client_order_id":"second"}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("second", "9.5"), ((string)changed!["client_order_id"]!, (string)changed["limit_price"]!));
        Assert.Equal((string)order["id"]!, (string)changed["replaces"]!);
        var original = await world.GetAsync($"/v2/orders/{order["id"]}");
        Assert.Equal(
            ("replaced", (string)changed["id"]!), ((string)original["status"]!, (string)original["replaced_by"]!));
        Assert.NotNull(original["replaced_at"]);
    }
}
