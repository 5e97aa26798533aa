using System.Net.WebSockets;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>The stream of updates: binary frames, no snapshot, no replay.</summary>
public sealed class StandInStreamTests
{
    [Theory]
    [InlineData("""{"action":"authenticate","data":{"key_id":"KEY","secret_key":"SECRET"}}""", "authorized")]
    [InlineData("""{"action":"auth","key":"KEY","secret":"SECRET"}""", "authorized")]
    [InlineData("""{"action":"authenticate","data":{"key_id":"KEY","secret_key":"wrong"}}""", "unauthorized")]
    [InlineData("""{"action":"listen","data":{"streams":["trade_updates"]}}""", "unauthorized")]
    public async Task Keys_come_first(string said, string status)
    {
        await using var world = await StandInWorld.StartAsync();
        using var socket = await StandInSocket.ConnectAsync(world);
        await socket.SendAsync(said
            .Replace("KEY", world.Options.KeyId, StringComparison.Ordinal)
            .Replace("SECRET", world.Options.SecretKey, StringComparison.Ordinal));
        var answer = (await socket.ReadAsync())!;
        Assert.Equal(("authorization", status), ((string)answer["stream"]!, (string)answer["data"]!["status"]!));
        Assert.Equal(WebSocketMessageType.Binary, socket.LastKind);
    }

    [Fact]
    public async Task The_life_of_an_order_is_told_in_its_order_in_binary_frames()
    {
        await using var world = await StandInWorld.StartAsync();
        using var socket = await StandInSocket.ListenAsync(world);
        await world.PostAsync(StandInWorld.Buy("one", 10, 10m));
        await world.FillAsync("one", 4, 10m);
        await world.FillAsync("one", 6, 9.5m);
        var updates = await socket.ReadUpdatesAsync(4);
        Assert.Equal(WebSocketMessageType.Binary, socket.LastKind);
        Assert.Equal(["accepted", "new", "partial_fill", "fill"], updates.Select(update => (string)update["event"]!));
        Assert.Equal(
            ("4", "10", "4"),
            ((string)updates[2]["qty"]!, (string)updates[2]["price"]!, (string)updates[2]["position_qty"]!));
        Assert.Equal(
            ("6", "9.5", "10"),
            ((string)updates[3]["qty"]!, (string)updates[3]["price"]!, (string)updates[3]["position_qty"]!));
        Assert.Equal("10", (string)updates[3]["order"]!["filled_qty"]!);
        Assert.Equal("9.7", (string)updates[3]["order"]!["filled_avg_price"]!);
        Assert.NotEqual((string)updates[2]["execution_id"]!, (string)updates[3]["execution_id"]!);
        Assert.All(updates, update => Assert.NotNull(update["timestamp"]));
    }

    [Fact]
    public async Task Cancellations_and_rejections_are_told()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.DoAsync(new ControlCommand.Behave(CompletesCancels: false));
        using var socket = await StandInSocket.ListenAsync(world);
        var order = await world.PostAsync(StandInWorld.Buy("one", 10, 9m));
        var id = ClientOrderId.Parse("one");
        await world.SendAsync(HttpMethod.Delete, $"/v2/orders/{order["id"]}");
        await world.DoAsync(new ControlCommand.RejectCancel(id, "late"));
        await world.DoAsync(new ControlCommand.Park(id, BrokerOrderStatus.Suspended));
        await world.DoAsync(new ControlCommand.Reject(id, "no"));
        Assert.Equal(
            ["accepted", "new", "pending_cancel", "order_cancel_rejected", "suspended", "rejected"],
            await socket.ReadEventsAsync(6));
    }

    [Fact]
    public async Task A_stop_that_trades_is_told_as_the_legs_and_the_target_as_cancelled()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.HoldAsync(10);
        using var socket = await StandInSocket.ListenAsync(world);
        var pair = await world.PostAsync(StandInWorld.Pair("pair", 10));
        await world.FillAsync("pair", 10, 9m, isStop: true);
        var updates = await socket.ReadUpdatesAsync(5);
        Assert.Equal(
            ["accepted", "held", "new", "fill", "canceled"], updates.Select(update => (string)update["event"]!));
        Assert.Equal((string)pair["legs"]![0]!["id"]!, (string)updates[3]["order"]!["id"]!);
        Assert.Equal((string)pair["id"]!, (string)updates[4]["order"]!["id"]!);
        Assert.Equal("0", (string)updates[3]["position_qty"]!);
    }

    [Fact]
    public async Task Executions_are_taken_back_and_corrected_under_names_of_their_own()
    {
        await using var world = await StandInWorld.StartAsync();
        using var socket = await StandInSocket.ListenAsync(world);
        await world.PostAsync(StandInWorld.Buy("one", 10, 10m));
        await world.FillAsync("one", 4, 10m);
        await world.FillAsync("one", 2, 10m);
        var fills = (await world.Control.ReadLedgerAsync(0, TestContext.Current.CancellationToken))
            .OfType<ExchangeEvent.OrderFilled>().Select(filled => filled.Fill.ExecutionId).ToList();
        await world.DoAsync(new ControlCommand.Bust(fills[0]));
        await world.DoAsync(new ControlCommand.Correct(fills[1], Quantity.Of(3), Price.Of(9m)));
        var updates = await socket.ReadUpdatesAsync(6);
        Assert.Equal(["trade_bust", "trade_correct"], updates.Skip(4).Select(update => (string)update["event"]!));
        Assert.Equal((string)updates[2]["execution_id"]!, (string)updates[4]["execution_id"]!);
        Assert.Equal((string)updates[3]["execution_id"]!, (string)updates[5]["previous_execution_id"]!);
        Assert.Equal("3", (string)(await world.GetAsync("/v2/positions/AAA"))["qty"]!);
    }

    [Fact]
    public async Task Who_was_not_listening_hears_nothing_of_it_later()
    {
        await using var world = await StandInWorld.StartAsync();
        await world.PostAsync(StandInWorld.Buy("before", 1, 9m));
        using var socket = await StandInSocket.ListenAsync(world);
        await world.PostAsync(StandInWorld.Buy("after", 1, 9m));
        var update = (await socket.ReadUpdatesAsync(1)).Single();
        Assert.Equal("after", (string)update["order"]!["client_order_id"]!);
    }

    [Theory]
    [InlineData(StreamFaultKind.Duplicate, 1, "accepted accepted new")]
    [InlineData(StreamFaultKind.Drop, 1, "new")]
    [InlineData(StreamFaultKind.Reorder, 2, "new accepted")]
    public async Task Updates_may_repeat_be_lost_or_come_out_of_order(
        StreamFaultKind kind, int times, string expected)
    {
        await using var world = await StandInWorld.StartAsync();
        using var socket = await StandInSocket.ListenAsync(world);
        await world.DoAsync(new ControlCommand.FaultStream(kind, times));
        await world.PostAsync(StandInWorld.Buy("one", 1, 9m));
        var events = await socket.ReadEventsAsync(expected.Split(' ').Length);
        Assert.Equal(expected, string.Join(' ', events));
    }

    [Fact]
    public async Task A_mute_stream_stands_and_says_nothing()
    {
        await using var world = await StandInWorld.StartAsync();
        using var socket = await StandInSocket.ListenAsync(world);
        await world.DoAsync(new ControlCommand.FaultStream(StreamFaultKind.Mute));
        await world.PostAsync(StandInWorld.Buy("lost", 1, 9m));
        await world.DoAsync(new ControlCommand.ClearFaults());
        await world.PostAsync(StandInWorld.Buy("heard", 1, 9m));
        var update = (await socket.ReadUpdatesAsync(1)).Single();
        Assert.Equal("heard", (string)update["order"]!["client_order_id"]!);
    }

    [Fact]
    public async Task A_stream_may_be_closed_and_a_new_connection_answered_with_429()
    {
        await using var world = await StandInWorld.StartAsync();
        using var socket = await StandInSocket.ListenAsync(world);
        await world.DoAsync(new ControlCommand.FaultStream(StreamFaultKind.Close));
        Assert.Null(await socket.ReadAsync());
        await world.DoAsync(new ControlCommand.Fault(FaultKind.TooManyRequests, Path: "/stream"));
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => StandInSocket.ConnectAsync(world));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
        using var again = await StandInSocket.ListenAsync(world);
    }
}
