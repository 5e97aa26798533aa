using System.Net;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>What the clock does to orders, whether or not anybody asks.</summary>
public sealed class StandInTimeTests
{
    private static readonly Symbol Aaa = Symbol.Of("AAA");

    [Fact]
    public async Task A_clock_that_runs_goes_with_the_machines_at_its_speed_and_a_restart_does_not_stop_it()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.RunClock(At(15, 0), Speed: 60));
        Assert.Equal(At(15, 0), await NowAsync(world));
        world.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(At(15, 10), await NowAsync(world));

        await world.RestartAsync();
        world.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(At(15, 15), await NowAsync(world));
        await world.DoAsync(new ControlCommand.SetTime(At(12, 0)));
        world.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(At(12, 0), await NowAsync(world));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_000)]
    public async Task A_clock_runs_forward_and_not_too_fast(double speed)
    {
        await using var world = await StandInWorld.StartAsync();

        await Assert.ThrowsAsync<HttpRequestException>(
            () => world.DoAsync(new ControlCommand.RunClock(At(15, 0), speed)));
    }

    [Fact]
    public async Task A_day_order_ends_with_the_close_of_its_session_and_nobody_needs_to_ask()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.RunClock(At(15, 59)));
        await world.PostAsync(StandInWorld.Buy("today", 10, 9m));
        using var stream = await StandInSocket.ListenAsync(world);
        world.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(["expired"], await stream.ReadEventsAsync(1));

        // After the close it is for the next day.
        await world.PostAsync(StandInWorld.Buy("tomorrow", 10, 9m));
        world.Time.Advance(TimeSpan.FromHours(6));
        Assert.Equal(["tomorrow"], await OpenAsync(world));
        await world.DoAsync(new ControlCommand.RunClock(At(16, 0).AddDays(1)));
        Assert.Empty(await OpenAsync(world));
    }

    [Fact]
    public async Task A_clock_that_stands_ends_nothing_because_sessions_are_passed_by_hand()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.PostAsync(StandInWorld.Buy("today", 10, 9m));
        await world.DoAsync(new ControlCommand.SetTime(At(16, 30)));
        Assert.Equal(["today"], await OpenAsync(world));

        await world.DoAsync(new ControlCommand.Behave(EndsByClock: true));

        Assert.Empty(await OpenAsync(world));
    }

    [Theory]
    [InlineData(19, 59, true)]
    [InlineData(20, 0, false)]
    public async Task An_order_for_extended_hours_works_until_eight_in_the_evening(int hour, int minute, bool isOpen)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.PostAsync(Order(
            "late", "\"type\":\"limit\",\"limit_price\":\"9\",\"time_in_force\":\"day\",\"extended_hours\":true"));

        await world.DoAsync(new ControlCommand.RunClock(At(hour, minute)));

        Assert.Equal(isOpen ? ["late"] : [], await OpenAsync(world));
    }

    [Theory]
    [InlineData("opg", 9, 27, true)]
    [InlineData("opg", 9, 28, false)]
    [InlineData("opg", 18, 59, false)]
    [InlineData("opg", 19, 0, true)]
    [InlineData("cls", 15, 49, true)]
    [InlineData("cls", 15, 50, false)]
    [InlineData("cls", 18, 59, false)]
    [InlineData("cls", 19, 0, true)]
    public async Task Orders_for_an_auction_have_their_hours(string word, int hour, int minute, bool isTaken)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.SetTime(Tomorrow(hour, minute)));

        var (status, _) = await world.SendAsync(HttpMethod.Post, "/v2/orders", Auction("one", word));

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden, status);
    }

    [Theory]
    [InlineData("opg", 9, 0, 9, 29, 9, 30)]
    [InlineData("cls", 15, 0, 15, 59, 16, 0)]
    public async Task An_order_for_an_auction_trades_in_it_and_what_is_left_is_cancelled(
        string word, int sentHour, int sentMinute, int beforeHour, int beforeMinute, int hour, int minute)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.RunClock(Tomorrow(sentHour, sentMinute)));
        await world.DoAsync(new ControlCommand.SetQuotes(
            new StandInQuote(Aaa, Price.Of(9.9m), Price.Of(10m), Quantity.Of(4m))));
        var order = await world.PostAsync(Auction("one", word));
        await world.DoAsync(new ControlCommand.RunClock(Tomorrow(beforeHour, beforeMinute)));
        Assert.Equal(["one"], await OpenAsync(world));

        await world.DoAsync(new ControlCommand.RunClock(Tomorrow(hour, minute)));

        var after = await world.GetAsync($"/v2/orders/{order["id"]}");
        Assert.Equal(("canceled", "4"), ((string)after["status"]!, (string)after["filled_qty"]!));
    }

    [Fact]
    public async Task Good_till_cancelled_is_asked_to_cancel_after_90_days_at_a_quarter_past_four_and_may_be_stuck()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Behave(CompletesCancels: false));
        await world.HoldAsync(10);
        var order = await world.PostAsync(StandInWorld.Stop("stop", 10, 9m));
        var expiry = At(16, 15).AddDays(90).AddHours(1);
        Assert.Equal(expiry, DateTimeOffset.Parse(
            (string)order["expires_at"]!, System.Globalization.CultureInfo.InvariantCulture));
        await world.DoAsync(new ControlCommand.RunClock(expiry.AddSeconds(-1)));
        Assert.Equal("new", await StatusAsync());

        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("pending_cancel", await StatusAsync());
        await world.DoAsync(new ControlCommand.Behave(CompletesCancels: true));
        Assert.Equal("canceled", await StatusAsync());

        async Task<string> StatusAsync() => (string)(await world.GetAsync($"/v2/orders/{order["id"]}"))["status"]!;
    }

    [Fact]
    public async Task The_close_marks_what_is_held_once_and_is_the_last_equity()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        await world.PriceAsync("AAA", 12m);
        await world.DoAsync(new ControlCommand.RunClock(At(16, 0)));
        await world.PriceAsync("AAA", 15m);
        await world.RestartAsync();

        var account = await world.GetAsync("/v2/account");
        Assert.Equal(("100020", "100050"), ((string)account["last_equity"]!, (string)account["equity"]!));
        Assert.Single((await world.GetAsync("/v2/account/portfolio/history"))["equity"]!.AsArray());
    }

    /// <summary>The time of New York on the stand-in's Wednesday, which is in summer.</summary>
    private static DateTimeOffset At(int hour, int minute) =>
        new DateTimeOffset(2026, 9, 16, hour, minute, 0, TimeSpan.FromHours(-4)).ToUniversalTime();

    /// <summary>The exchange's events never go back, and the account was opened in the morning.</summary>
    private static DateTimeOffset Tomorrow(int hour, int minute) => At(hour, minute).AddDays(1);

    private static string Order(string id, string rest) =>
        $$"""{"symbol":"AAA","qty":"10","side":"buy","client_order_id":"{{id}}",{{rest}}}""";

    private static string Auction(string id, string word) =>
        Order(id, $"\"type\":\"limit\",\"limit_price\":\"10\",\"time_in_force\":\"{word}\"");

    private static async Task<DateTimeOffset> NowAsync(StandInWorld world) => DateTimeOffset.Parse(
        (string)(await world.GetAsync("/v2/clock"))["timestamp"]!, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<string>> OpenAsync(StandInWorld world) =>
        [.. (await world.GetAsync("/v2/orders")).AsArray().Select(order => (string)order!["client_order_id"]!)];
}
