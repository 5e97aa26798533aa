using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

public sealed class UpdateStreamTests
{
    private const string Authorized =
        """{"stream":"authorization","data":{"status":"authorized","action":"authenticate"}}""";

    private const string Listening = """{"stream":"listening","data":{"streams":["trade_updates"]}}""";

    [Theory]
    [InlineData(WebSocketMessageType.Binary)]
    [InlineData(WebSocketMessageType.Text)]
    public async Task Updates_are_heard_in_binary_and_in_text_frames(WebSocketMessageType kind)
    {
        await using var rig = await AlpacaRig.StartAsync();
        var heard = new List<string>();
        rig.Server.OnStream = async (socket, token) =>
        {
            heard.Add(await ReceiveAsync(socket, token));
            await SendAsync(socket, Authorized, kind, token);
            heard.Add(await ReceiveAsync(socket, token));
            await SendAsync(socket, Listening, kind, token);
            await SendAsync(socket, Update("new"), kind, token);
            await ReceiveAsync(socket, token);
        };
        await using var updates = rig.Broker.UpdatesAsync(AlpacaRig.Token).GetAsyncEnumerator(AlpacaRig.Token);

        Assert.IsType<BrokerUpdate.NewsMissed>(await NextAsync(updates));
        Assert.IsType<BrokerUpdate.StatusChanged>(await NextAsync(updates));
        Assert.Equal(
            [
                "{\"action\":\"authenticate\",\"data\":{\"key_id\":\"" + AlpacaRig.KeyId + "\",\"secret_key\":\""
                + AlpacaRig.SecretKey + "\"}}",
                """{"action":"listen","data":{"streams":["trade_updates"]}}""",
            ],
            heard);
    }

    [Fact]
    public async Task A_long_update_in_many_frames_is_one()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.OnStream = async (socket, token) =>
        {
            await BeginAsync(socket, token);
            var bytes = Encoding.UTF8.GetBytes(Update("new", new string('x', 100_000)));
            for (var start = 0; start < bytes.Length; start += 7_000)
            {
                var part = bytes.AsMemory(start, Math.Min(7_000, bytes.Length - start));
                await socket.SendAsync(
                    part, WebSocketMessageType.Binary, start + part.Length == bytes.Length, token);
            }

            await ReceiveAsync(socket, token);
        };
        await using var updates = rig.Broker.UpdatesAsync(AlpacaRig.Token).GetAsyncEnumerator(AlpacaRig.Token);

        await NextAsync(updates);
        Assert.IsType<BrokerUpdate.StatusChanged>(await NextAsync(updates));
    }

    [Fact]
    public async Task Refused_keys_end_it_with_words_that_say_what_to_check()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.OnStream = async (socket, token) =>
        {
            await ReceiveAsync(socket, token);
            await SendAsync(
                socket, """{"stream":"authorization","data":{"status":"unauthorized","action":"authenticate"}}""",
                WebSocketMessageType.Binary, token);
        };
        await using var updates = rig.Broker.UpdatesAsync(AlpacaRig.Token).GetAsyncEnumerator(AlpacaRig.Token);

        var failure = await Assert.ThrowsAsync<BrokerException>(() => NextAsync(updates));
        Assert.Contains("Alpaca:KeyId", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(AlpacaRig.SecretKey, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_every_break_it_waits_listens_again_and_asks_for_the_books()
    {
        await using var rig = await AlpacaRig.StartAsync();
        var connections = 0;
        var heard = new TaskCompletionSource();
        rig.Server.OnStream = async (socket, token) =>
        {
            connections++;
            await BeginAsync(socket, token);
            if (connections == 1)
            {
                // A reset would take what was sent with it.
                await heard.Task;
                socket.Abort();
            }
            else if (connections == 2)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", token);
            }
            else
            {
                await SendAsync(socket, Update("new"), WebSocketMessageType.Binary, token);
                await ReceiveAsync(socket, token);
            }
        };
        await using var updates = rig.Broker.UpdatesAsync(AlpacaRig.Token).GetAsyncEnumerator(AlpacaRig.Token);

        Assert.IsType<BrokerUpdate.NewsMissed>(await NextAsync(updates));
        heard.SetResult();
        for (var again = 0; again < 2; again++)
        {
            var next = NextAsync(updates);
            await WaitForBackOffAsync(rig, next);
            Assert.IsType<BrokerUpdate.NewsMissed>(await next);
        }

        Assert.IsType<BrokerUpdate.StatusChanged>(await NextAsync(updates));
    }

    [Fact]
    public async Task A_stream_that_does_not_tell_of_an_accepted_order_is_mute_and_is_opened_again()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.OnStream = async (socket, token) =>
        {
            await BeginAsync(socket, token);
            await ReceiveAsync(socket, token);
        };
        rig.Server.Next("POST /v2/orders", 200, AlpacaRig.OrderBody());
        await using var updates = rig.Broker.UpdatesAsync(AlpacaRig.Token).GetAsyncEnumerator(AlpacaRig.Token);
        await NextAsync(updates);
        var next = NextAsync(updates);
        Assert.IsType<SubmitAnswer.Accepted>(await rig.Broker.SubmitAsync(AlpacaRig.Buy(), AlpacaRig.Token));

        rig.Clock.Advance(UpdateStream.MuteAfter - TimeSpan.FromSeconds(1));
        Assert.True(rig.Get<UpdateStream>().IsListening);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await WaitForBackOffAsync(rig, next);

        Assert.IsType<BrokerUpdate.NewsMissed>(await next);
        Assert.Contains(rig.Log.Lines, line => line.Contains("it is mute", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_opening_that_takes_too_long_is_given_up_at_its_deadline()
    {
        await using var rig = await AlpacaRig.StartAsync();
        var connections = 0;
        var first = new TaskCompletionSource();
        rig.Server.OnStream = async (socket, token) =>
        {
            if (++connections == 1)
            {
                await ReceiveAsync(socket, token);
                first.SetResult();
                await ReceiveAsync(socket, token);
                return;
            }

            await BeginAsync(socket, token);
            await ReceiveAsync(socket, token);
        };
        await using var updates = rig.Broker.UpdatesAsync(AlpacaRig.Token).GetAsyncEnumerator(AlpacaRig.Token);
        var next = NextAsync(updates);
        await first.Task;
        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        await WaitForBackOffAsync(rig, next);

        Assert.IsType<BrokerUpdate.NewsMissed>(await next);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"stream":"trade_updates","data":{"event":"fill","order":{"id":5}}}""")]
    [InlineData("""{"stream":"trade_updates","data":null}""")]
    [InlineData("""{"stream":"weather","data":{}}""")]
    public async Task A_message_that_nobody_understands_is_kept_and_asks_for_the_books(string text)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.OnStream = async (socket, token) =>
        {
            await BeginAsync(socket, token);
            await SendAsync(socket, text, WebSocketMessageType.Binary, token);
            await SendAsync(socket, Update("new"), WebSocketMessageType.Binary, token);
            await ReceiveAsync(socket, token);
        };
        await using var updates = rig.Broker.UpdatesAsync(AlpacaRig.Token).GetAsyncEnumerator(AlpacaRig.Token);

        await NextAsync(updates);
        Assert.IsType<BrokerUpdate.NewsMissed>(await NextAsync(updates));
        Assert.IsType<BrokerUpdate.StatusChanged>(await NextAsync(updates));
        Assert.Contains(text, Assert.Single(rig.Get<NotUnderstood>().Texts), StringComparison.Ordinal);
    }

    // Section 11: others came back every 10 ms.
    [Fact]
    public void Waits_grow_to_a_minute_and_differ_between_bots()
    {
        var waits = new ReconnectWaits(new Random(7));
        var others = new ReconnectWaits(new Random(8));

        Assert.InRange(waits.After(1), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        Assert.InRange(waits.After(4), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
        Assert.InRange(waits.After(1_000), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
        Assert.NotEqual(waits.After(5), others.After(5));
    }

    private static string Update(string name, string more = "") => JsonSerializer.Serialize(new
    {
        stream = "trade_updates",
        data = new { @event = name, more, order = JsonDocument.Parse(AlpacaRig.OrderBody("new")).RootElement },
    });

    private static async Task<BrokerUpdate> NextAsync(IAsyncEnumerator<BrokerUpdate> updates)
    {
        Assert.True(await updates.MoveNextAsync());
        return updates.Current;
    }

    private static async Task WaitForBackOffAsync(AlpacaRig rig, Task until)
    {
        while (!until.IsCompleted && (rig.Get<UpdateStream>().IsListening || rig.Clock.TimersSet != 1))
        {
            await Task.Yield();
        }

        // Longer than the first two waits, and shorter than the deadline of an opening.
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
    }

    private static async Task BeginAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        await ReceiveAsync(socket, cancellationToken);
        await SendAsync(socket, Authorized, WebSocketMessageType.Binary, cancellationToken);
        await ReceiveAsync(socket, cancellationToken);
        await SendAsync(socket, Listening, WebSocketMessageType.Binary, cancellationToken);
    }

    private static async Task<string> ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[4_096];
        try
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            return Encoding.UTF8.GetString(buffer, 0, part.Count);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            return string.Empty;
        }
    }

    private static Task SendAsync(
        WebSocket socket, string text, WebSocketMessageType kind, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), kind, true, cancellationToken).AsTask();
}
