using System.Net;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>Codes that stand for many reasons: status, code, words and fields together tell them apart.</summary>
public sealed class StandInRefusalTests
{
    [Theory]
    [InlineData("wrong", "stand-in-secret")]
    [InlineData("stand-in-key", "wrong")]
    [InlineData(null, null)]
    public async Task A_wrong_key_is_401_40110000_and_nothing_is_done(string? key, string? secret)
    {
        await using var world = await StandInWorld.StartAsync();
        using var stranger = new HttpClient { BaseAddress = world.StandIn.Address };
        if (key is not null)
        {
            stranger.DefaultRequestHeaders.Add("APCA-API-KEY-ID", key);
            stranger.DefaultRequestHeaders.Add("APCA-API-SECRET-KEY", secret);
        }

        using var order = new StringContent(StandInWorld.Buy("x", 1, 9m));
        using var answer = await stranger.PostAsync(
            new Uri("/v2/orders", UriKind.Relative), order, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("40110000", body, StringComparison.Ordinal);
        Assert.Empty((await world.GetAsync("/v2/orders?status=all")).AsArray());
    }

    [Fact]
    public async Task Too_little_money_is_403_with_buying_power_and_cost_net_of_open_purchases()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.PostAsync(StandInWorld.Buy("most", 9_000, 10m));
        var body = await world.RefusedAsync(
            StandInWorld.Buy("more", 2_000, 10m), 403, 40310000, "insufficient buying power");
        Assert.Equal(("10000", "20000"), ((string)body["buying_power"]!, (string)body["cost_basis"]!));
    }

    [Fact]
    public async Task Shares_held_for_a_stop_are_403_with_what_is_held_and_by_which_orders()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        var stop = await world.PostAsync(StandInWorld.Stop("stop", 10, 9m));
        var body = await world.RefusedAsync(
            StandInWorld.Market("out", 10), 403, 40310000, "insufficient qty available for order");
        Assert.Equal(
            ("0", "10", "10", "AAA"),
            ((string)body["available"]!, (string)body["existing_qty"]!, (string)body["held_for_orders"]!,
                (string)body["symbol"]!));
        Assert.Equal([(string)stop["id"]!], body["related_orders"]!.AsArray().Select(id => (string)id!));
    }

    [Fact]
    public async Task A_resting_stop_blocks_a_purchase_as_a_wash_trade_and_names_itself()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        var stop = await world.PostAsync(StandInWorld.Stop("stop", 10, 9m));
        var body = await world.RefusedAsync(
            StandInWorld.Buy("again", 1, 8m), 403, 40310000, "potential wash trade detected");
        Assert.Equal((string)stop["id"]!, (string)body["existing_order_id"]!);
        Assert.Equal("opposite side market/stop order exists", (string)body["reject_reason"]!);
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public async Task Limits_of_both_sides_are_refused_only_where_they_cross(decimal buy, bool isRefused)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        await world.PostAsync(
            """{"symbol":"AAA","qty":"10","side":"sell","type":"limit","limit_price":"10","time_in_force":"day"}""");
        if (isRefused)
        {
            var body = await world.RefusedAsync(StandInWorld.Buy("b", 1, buy), 403, 40310000, "wash trade");
            Assert.Equal("opposite side limit order exists", (string)body["reject_reason"]!);
        }
        else
        {
            await world.PostAsync(StandInWorld.Buy("b", 1, buy));
        }
    }

    [Fact]
    public async Task Legs_are_exempt_from_the_rule_on_wash_trades()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        await world.PostAsync(StandInWorld.Pair("pair", 10));
        await world.PostAsync(StandInWorld.Buy("more", 1, 9.5m));
    }

    [Fact]
    public async Task What_is_not_held_is_not_sold_short()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.RefusedAsync(
            StandInWorld.Market("short", 1), 403, 40310000, "account is not allowed to short");
    }

    [Fact]
    public async Task Flags_of_the_account_refuse_orders_and_are_told()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        await world.DoAsync(new ControlCommand.Flag(new AccountFlags { IsLiquidationOnly = true }));
        await world.RefusedAsync(StandInWorld.Buy("b", 1, 9m), 403, 40310000, "liquidation only");
        await world.DoAsync(new ControlCommand.Flag(new AccountFlags { IsTradingBlocked = true }));
        await world.RefusedAsync(StandInWorld.Market("s", 1), 403, 40310000, "not authorized to trade");
        Assert.True((bool)(await world.GetAsync("/v2/account"))["trading_blocked"]!);
    }

    [Fact]
    public async Task An_unknown_symbol_is_404_and_one_that_is_not_tradable_422()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.RefusedAsync(
            StandInWorld.Buy("x", 1, 9m).Replace("AAA", "ZZZ", StringComparison.Ordinal), 404, 40410000, "ZZZ");
        await world.DoAsync(new ControlCommand.List(
            new BrokerAsset(Symbol.Of("AAA"), IsTradable: false, IsFractionable: false, IsHalted: null)));
        await world.RefusedAsync(StandInWorld.Buy("y", 1, 9m), 422, 42210000, "not tradable");
    }

    [Fact]
    public async Task An_order_may_be_rejected_after_it_was_accepted()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Behave(Confirms: false));
        var order = await world.PostAsync(StandInWorld.Buy("later", 10, 9m));
        await world.DoAsync(new ControlCommand.Reject(ClientOrderId.Parse("later"), "not today"));
        var found = await world.GetAsync($"/v2/orders/{order["id"]}");
        Assert.Equal("rejected", (string)found["status"]!);
        Assert.NotNull(found["failed_at"]);
    }

    [Fact]
    public async Task A_change_is_refused_while_an_order_is_accepted_only()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Behave(Confirms: false));
        var order = await world.PostAsync(StandInWorld.Buy("early", 10, 9m));
        var (status, body) = await world.SendAsync(
            HttpMethod.Patch, $"/v2/orders/{order["id"]}", """{"limit_price":"9.1"}""");
        Assert.Equal(
            (422, 42210000, "cannot replace order in accepted status"),
            ((int)status, (int)body!["code"]!, (string)body["message"]!));
    }
}
