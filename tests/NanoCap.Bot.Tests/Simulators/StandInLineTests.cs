using System.Globalization;
using System.Net;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>Rates, and what goes wrong between a client and the broker.</summary>
public sealed class StandInLineTests
{
    private const string ByName = "/v2/orders:by_client_order_id?client_order_id=one";

    [Fact]
    public async Task A_request_too_many_in_a_minute_is_429_with_headers_until_the_minute_is_over()
    {
        await using var world = await StandInWorld.StartAsync();
        for (var request = 0; request < 200; request++)
        {
            await world.GetAsync("/v2/clock");
        }

        Assert.Equal(("200", "0"), (Header(world, "X-RateLimit-Limit"), Header(world, "X-RateLimit-Remaining")));
        var (status, body) = await world.SendAsync(HttpMethod.Post, "/v2/orders", StandInWorld.Buy("one", 1, 9m));
        Assert.Equal((HttpStatusCode.TooManyRequests, 42910000), (status, (int)body!["code"]!));
        var reset = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(Header(world, "X-RateLimit-Reset")!, CultureInfo.InvariantCulture));
        Assert.Equal(StandInWorld.Morning.AddMinutes(1), reset);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty((await world.GetAsync("/v2/orders?status=all")).AsArray());
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests, "0")]
    [InlineData(FaultKind.TooManyRequestsWithoutHeaders, null)]
    public async Task A_burst_of_429_has_headers_or_none_and_takes_no_order(FaultKind kind, string? remaining)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Fault(kind, Times: 2, Method: "POST"));
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var (status, _) = await world.SendAsync(HttpMethod.Post, "/v2/orders", StandInWorld.Buy("one", 1, 9m));
            Assert.Equal(HttpStatusCode.TooManyRequests, status);
            Assert.Equal(remaining, Header(world, "X-RateLimit-Remaining"));
        }

        await world.PostAsync(StandInWorld.Buy("one", 1, 9m));
        Assert.Equal(2, (await world.Control.ReadFiredAsync(TestContext.Current.CancellationToken))[kind]);
    }

    [Theory]
    [InlineData(FaultKind.DropBeforeAccept, false)]
    [InlineData(FaultKind.DropAfterAccept, true)]
    public async Task A_connection_may_break_before_or_after_the_order_was_taken(FaultKind kind, bool isTaken)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Fault(kind, Method: "POST", Path: "/v2/orders"));
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            world.SendAsync(HttpMethod.Post, "/v2/orders", StandInWorld.Buy("one", 1, 9m)));
        await AssertTakenAsync(world, isTaken);
    }

    [Theory]
    [InlineData(FaultKind.FailBeforeAccept, 503, false)]
    [InlineData(FaultKind.FailAfterAccept, 500, true)]
    [InlineData(FaultKind.FailAfterAccept, 502, true)]
    [InlineData(FaultKind.FailAfterAccept, 504, true)]
    public async Task A_gateway_answers_with_html_before_or_after_the_order_was_taken(
        FaultKind kind, int expected, bool isTaken)
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Fault(kind, Method: "POST", Status: expected));
        var (status, body) = await world.SendAsync(HttpMethod.Post, "/v2/orders", StandInWorld.Buy("one", 1, 9m));
        Assert.Equal((expected, null), ((int)status, body));
        Assert.Equal("text/html", world.Last!.Content.Headers.ContentType!.MediaType);
        await AssertTakenAsync(world, isTaken);
    }

    [Fact]
    public async Task An_answer_may_never_come_although_the_order_was_taken()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Fault(FaultKind.HangAfterAccept, Method: "POST", Seconds: 10));
        var waiting = world.SendAsync(HttpMethod.Post, "/v2/orders", StandInWorld.Buy("one", 1, 9m));
        // One ticks all the time.
        while (world.Time.TimersSet < 2)
        {
            await Task.Yield();
        }

        Assert.False(waiting.IsCompleted);
        world.Time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
        await AssertTakenAsync(world, isTaken: true);
    }

    [Fact]
    public async Task An_order_may_be_seen_late_in_lookups_and_lists_but_its_name_is_used_up()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Fault(FaultKind.LateVisibility, Method: "POST", Seconds: 10));
        var order = await world.PostAsync(StandInWorld.Buy("one", 1, 9m));
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Get, ByName)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Get, $"/v2/orders/{order["id"]}")).Status);
        Assert.Empty((await world.GetAsync("/v2/orders")).AsArray());
        await world.RefusedAsync(StandInWorld.Buy("one", 1, 9m), 422, 40010001, "must be unique");
        world.Time.Advance(TimeSpan.FromSeconds(10));
        await world.GetAsync(ByName);
        Assert.Single((await world.GetAsync("/v2/orders")).AsArray());
    }

    [Fact]
    public async Task Every_request_is_remembered_with_what_went_wrong()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Fault(FaultKind.FailAfterAccept, Method: "POST", Status: 504));
        await world.SendAsync(HttpMethod.Post, "/v2/orders", StandInWorld.Buy("one", 1, 9m));
        await world.GetAsync("/v2/clock");
        var seen = await world.Control.ReadRequestsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [("POST", "/v2/orders", 504, FaultKind.FailAfterAccept), ("GET", "/v2/clock", 200, (FaultKind?)null)],
            seen.Select(request => (request.Method, request.Path, request.Status, request.Fault)));
    }

    [Fact]
    public async Task A_command_that_is_unknown_is_refused_with_the_list_of_those_that_are()
    {
        await using var world = await StandInWorld.StartAsync();
        var (status, body) = await world.SendAsync(HttpMethod.Post, "/control/explode", "{}");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("set-time", (string)body!["message"]!, StringComparison.Ordinal);
    }

    private static string? Header(StandInWorld world, string name) =>
        world.Last!.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static async Task AssertTakenAsync(StandInWorld world, bool isTaken)
    {
        var (status, _) = await world.SendAsync(HttpMethod.Get, ByName);
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.NotFound, status);
    }
}
