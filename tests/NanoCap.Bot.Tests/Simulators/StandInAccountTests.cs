using System.Globalization;
using System.Net;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>Clock, calendar, account, assets, lists and what moved money.</summary>
public sealed class StandInAccountTests
{
    private static readonly DateOnly Today = new(2026, 9, 16);

    [Theory]
    [InlineData("2026-09-16T14:00:00Z", true, "2026-09-17T09:30:00.000000-04:00", "2026-09-16T16:00:00.000000-04:00")]
    [InlineData("2026-11-27T15:00:00Z", true, "2026-11-30T09:30:00.000000-05:00", "2026-11-27T13:00:00.000000-05:00")]
    [InlineData("2026-09-19T14:00:00Z", false, "2026-09-21T09:30:00.000000-04:00", "2026-09-21T16:00:00.000000-04:00")]
    public async Task The_clock_tells_New_Yorks_time_and_the_next_open_and_close(
        string now, bool isOpen, string nextOpen, string nextClose)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.SetTime(
            DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
        var clock = await world.GetAsync("/v2/clock");
        Assert.Equal(
            (isOpen, nextOpen, nextClose),
            ((bool)clock["is_open"]!, (string)clock["next_open"]!, (string)clock["next_close"]!));
        Assert.Matches("-0[45]:00$", (string)clock["timestamp"]!);
    }

    [Fact]
    public async Task The_calendar_has_bare_times_early_closes_and_no_holidays()
    {
        await using var world = await StandInWorld.StartAsync();
        var days = (await world.GetAsync("/v2/calendar?start=2026-11-25&end=2026-11-27")).AsArray();
        Assert.Equal(
            [("2026-11-25", "09:30", "16:00"), ("2026-11-27", "09:30", "13:00")],
            days.Select(day => ((string)day!["date"]!, (string)day["open"]!, (string)day["close"]!)));
        Assert.Equal("2026-11-27", (string)days[0]!["settlement_date"]!);
    }

    [Fact]
    public async Task The_account_counts_cash_and_shares_and_has_nothing_of_pattern_day_trading()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        await world.PriceAsync("AAA", 12m);
        var account = (await world.GetAsync("/v2/account")).AsObject();
        Assert.Equal(
            ("ACTIVE", "99900", "100020", "100000"),
            ((string)account["status"]!, (string)account["cash"]!, (string)account["equity"]!,
                (string)account["last_equity"]!));
        Assert.False(account.ContainsKey("pattern_day_trader") || account.ContainsKey("daytrade_count"));
        var position = await world.GetAsync("/v2/positions/AAA");
        Assert.Equal(
            ("10", "12", "120", "20"),
            ((string)position["avg_entry_price"]!, (string)position["current_price"]!,
                (string)position["market_value"]!, (string)position["unrealized_pl"]!));
    }

    [Fact]
    public async Task Assets_are_found_by_symbol_or_id_and_the_list_has_inactive_ones_too()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.List(
            new BrokerAsset(Symbol.Of("OLD"), IsTradable: false, IsFractionable: false, IsHalted: null)));
        var asset = await world.GetAsync("/v2/assets/AAA");
        Assert.Equal("AAA", (string)(await world.GetAsync($"/v2/assets/{asset["id"]}"))["symbol"]!);
        Assert.Equal(2, (await world.GetAsync("/v2/assets")).AsArray().Count);
        Assert.Single((await world.GetAsync("/v2/assets?status=active")).AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Get, "/v2/assets/NONE")).Status);
    }

    [Fact]
    public async Task A_list_of_orders_has_fifty_unless_asked_and_never_more_than_500()
    {
        await using var world = await StandInWorld.StartAsync();
        for (var order = 0; order < 51; order++)
        {
            await world.PostAsync(StandInWorld.Buy($"o{order}", 1, 9m));
        }

        Assert.Equal(50, (await world.GetAsync("/v2/orders")).AsArray().Count);
        Assert.Equal(51, (await world.GetAsync("/v2/orders?limit=500")).AsArray().Count);
        Assert.Equal(422, (int)(await world.SendAsync(HttpMethod.Get, "/v2/orders?limit=501")).Status);
    }

    [Fact]
    public async Task Pages_of_orders_are_cut_by_exclusive_times_in_either_direction()
    {
        await using var world = await StandInWorld.StartAsync();
        foreach (var id in new[] { "a", "b", "c" })
        {
            await world.PostAsync(StandInWorld.Buy(id, 1, 9m));
        }

        var all = (await world.GetAsync("/v2/orders?direction=asc")).AsArray();
        Assert.Equal(["a", "b", "c"], all.Select(order => (string)order!["client_order_id"]!));
        var submitted = (string)all[0]!["submitted_at"]!;
        var rest = (await world.GetAsync($"/v2/orders?after={submitted}")).AsArray();
        Assert.Equal(["c", "b"], rest.Select(order => (string)order!["client_order_id"]!));
        Assert.Empty((await world.GetAsync($"/v2/orders?until={submitted}")).AsArray());
        Assert.Empty((await world.GetAsync("/v2/orders?symbols=BBB,CCC")).AsArray());
        var mixed = await world.SendAsync(
            HttpMethod.Get, $"/v2/orders?after={submitted}&after_order_id={all[0]!["id"]}");
        Assert.Equal(422, (int)mixed.Status);
    }

    [Fact]
    public async Task Executions_are_listed_in_pages_with_what_is_filled_and_left()
    {
        await using var world = await StandInWorld.StartAsync();
        var order = await world.PostAsync(StandInWorld.Buy("one", 10, 10m));
        await world.FillAsync("one", 4, 10m);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.FillAsync("one", 6, 10m);
        var first = (await world.GetAsync("/v2/account/activities/FILL?direction=asc&page_size=1")).AsArray().Single()!;
        Assert.Equal(
            ("partial_fill", "4", "4", "6", (string)order["id"]!),
            ((string)first["type"]!, (string)first["qty"]!, (string)first["cum_qty"]!, (string)first["leaves_qty"]!,
                (string)first["order_id"]!));
        Assert.Matches("^20260916140000[0-9]{3}::[0-9a-f-]{36}$", (string)first["id"]!);
        var next = (await world.GetAsync(
            $"/v2/account/activities/FILL?direction=asc&page_size=1&page_token={first["id"]}")).AsArray().Single()!;
        Assert.Equal(("fill", "10", "0"),
            ((string)next["type"]!, (string)next["cum_qty"]!, (string)next["leaves_qty"]!));
        Assert.Empty((await world.GetAsync(
            $"/v2/account/activities/FILL?direction=asc&page_token={next["id"]}")).AsArray());
    }

    [Fact]
    public async Task Cash_and_fees_are_activities_of_their_own_kinds()
    {
        await using var world = await StandInWorld.StartAsync(options => options with
        {
            Exchange = options.Exchange with { FeeRate = new Ratio(0.001m) },
        });
        await world.DoAsync(new ControlCommand.MoveCash(CashFlowKind.Deposit, new Usd(500m)));
        await world.DoAsync(new ControlCommand.MoveCash(CashFlowKind.Withdrawal, new Usd(-200m)));
        await world.HoldAsync(10);
        var all = (await world.GetAsync("/v2/account/activities")).AsArray();
        Assert.Equal(
            ["CSD 500", "CSW -200", "FEE -0.1", "FILL "],
            all.Select(moved => $"{moved!["activity_type"]} {moved["net_amount"]}").Order(StringComparer.Ordinal));
        Assert.Equal(2, (await world.GetAsync("/v2/account/activities?activity_types=CSD,CSW")).AsArray().Count);
        Assert.Equal("100199.9", (string)(await world.GetAsync("/v2/account"))["cash"]!);
    }

    [Fact]
    public async Task A_session_of_bars_fills_marks_and_ends_orders_and_makes_history()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.PostAsync(StandInWorld.Buy("entry", 10, 10m));
        await world.PostAsync(StandInWorld.Buy("never", 10, 5m));
        StandInBar[] bars = [new(Symbol.Of("AAA"), 10, 11, 8, 11, 1_000_000, 5e7)];
        foreach (var instant in new[] { SessionInstant.Open, SessionInstant.Intrabar, SessionInstant.Close })
        {
            await world.DoAsync(new ControlCommand.PassInstant(Today, instant, bars));
        }

        var closed = (await world.GetAsync("/v2/orders?status=closed&direction=asc")).AsArray();
        Assert.Equal(["filled", "expired"], closed.Select(order => (string)order!["status"]!));
        var equity = (string)(await world.GetAsync("/v2/account"))["last_equity"]!;
        var history = await world.GetAsync("/v2/account/portfolio/history");
        Assert.Equal(equity, history["equity"]!.AsArray().Single()!.ToJsonString());
        Assert.Equal("1D", (string)history["timeframe"]!);
    }

    [Fact]
    public async Task Orders_trade_with_quotes_as_far_as_their_size_and_not_in_a_halt_or_a_closed_market()
    {
        await using var world = await StandInWorld.StartAsync();
        var symbol = Symbol.Of("AAA");
        var quote = new StandInQuote(symbol, Price.Of(9.9m), Price.Of(10m), Quantity.Of(4));
        await world.PostAsync(StandInWorld.Buy("entry", 10, 10m));
        await world.DoAsync(new ControlCommand.Halt(symbol));
        Assert.DoesNotContain("order-filled", await world.DoAsync(new ControlCommand.SetQuotes(quote)));
        Assert.Contains("order-filled", await world.DoAsync(new ControlCommand.Resume(symbol)));
        Assert.Equal("4", (string)(await world.GetAsync("/v2/positions/AAA"))["qty"]!);
        await world.DoAsync(new ControlCommand.SetTime(StandInWorld.Morning.AddHours(7)));
        Assert.DoesNotContain("order-filled", await world.DoAsync(new ControlCommand.SetQuotes(quote)));
        await world.DoAsync(new ControlCommand.SetTime(null));
        Assert.Equal("8", (string)(await world.GetAsync("/v2/positions/AAA"))["qty"]!);
    }
}
