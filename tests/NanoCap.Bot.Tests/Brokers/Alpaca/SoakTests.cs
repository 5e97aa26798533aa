using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

/// <summary>Nothing is left behind by requests and connections. A few by default; by hand
/// <c>SOAK_REQUESTS=10000 SOAK_RECONNECTS=200</c>.</summary>
[Collection(nameof(AloneCollection))]
public sealed class SoakTests : IDisposable
{
    private const int MostSockets = 20;
    private const long MostBytes = 12 * 1024 * 1024;

    private readonly SemaphoreSlim breaks = new(0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => breaks.Dispose();

    [Fact]
    public async Task Requests_and_reconnections_leave_no_sockets_and_no_memory_behind()
    {
        var (requests, reconnects) = (CountOf("SOAK_REQUESTS", 300), CountOf("SOAK_RECONNECTS", 10));
        await using var rig = await AlpacaRig.StartAsync();
        Serve(rig);
        await RequestAsync(rig, from: 0, Math.Min(requests, 100));
        await ReconnectAsync(rig, 3);
        var before = Measure();

        await RequestAsync(rig, from: 1_000_000, requests);
        var between = Measure();
        await ReconnectAsync(rig, reconnects);
        var after = Measure();

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"before {before}; after {requests} requests {between}; after {reconnects} reconnects {after}"));
        Assert.InRange(after.Sockets - before.Sockets, int.MinValue, MostSockets);
        Assert.InRange(after.Bytes - before.Bytes, long.MinValue, MostBytes);
    }

    private static int CountOf(string variable, int otherwise) => int.TryParse(
        Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : otherwise;

    private void Serve(AlpacaRig rig)
    {
        rig.ServeBooks();
        rig.Server.Always("POST /v2/orders", asked =>
        {
            var name = (string)JsonNode.Parse(asked.Body)!["client_order_id"]!;
            return AlpacaRig.OrderBody(name: name, id: name);
        });
        var connections = 0;
        rig.Server.OnStream = async (socket, token) =>
        {
            var buffer = new byte[4_096];
            await socket.ReceiveAsync(buffer.AsMemory(), token);
            await SayAsync(socket, """{"stream":"authorization","data":{"status":"authorized"}}""", token);
            await socket.ReceiveAsync(buffer.AsMemory(), token);
            await SayAsync(socket, """{"stream":"listening","data":{"streams":["trade_updates"]}}""", token);
            await breaks.WaitAsync(token);
            if (++connections % 2 == 0)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", token);
            }
            else
            {
                socket.Abort();
            }
        };
    }

    private static Task SayAsync(WebSocket socket, string text, CancellationToken cancellationToken) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Binary, endOfMessage: true,
            cancellationToken).AsTask();

    /// <summary>Orders, refusals of cancellations and lookups, and whole books: a fifth of all requests each.</summary>
    private static async Task RequestAsync(AlpacaRig rig, int from, int requests)
    {
        for (var done = 0; done < requests; done += 10)
        {
            var name = ClientOrderId.Parse(string.Create(CultureInfo.InvariantCulture, $"soak-{from + done}"));
            Assert.IsType<SubmitAnswer.Accepted>(
                await rig.Broker.SubmitAsync(AlpacaRig.Buy() with { Id = name }, Token));
            Assert.IsType<CancelAnswer.Unknown>(await rig.Broker.CancelAsync(name, Token));
            Assert.IsType<LookupAnswer.Unknown>(await rig.Broker.FindAsync(name, Token));
            await rig.Broker.ReadAsync(null, Token);
            await rig.Get<AlpacaClient>().ReadAccountAsync(Token);
            rig.Clock.Advance(TimeSpan.FromSeconds(10));
            Forget(rig);
        }
    }

    private async Task ReconnectAsync(AlpacaRig rig, int times)
    {
        await using var updates = rig.Broker.UpdatesAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await updates.MoveNextAsync());
        for (var broken = 0; broken < times; broken++)
        {
            // After a good connection the wait is at most a second, and the opening has its whole deadline left.
            rig.Clock.Advance(TimeSpan.FromMinutes(2));
            breaks.Release();
            var next = updates.MoveNextAsync().AsTask();
            while (rig.Get<UpdateStream>().IsListening || rig.Clock.TimersSet == 0)
            {
                await Task.Yield();
            }

            rig.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await next);
            Forget(rig);
        }

        breaks.Release();
    }

    /// <summary>What the test itself keeps is no growth of the bot.</summary>
    private static void Forget(AlpacaRig rig)
    {
        rig.Server.Requests.Clear();
        rig.Log.Lines.Clear();
    }

    private static Usage Measure()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new(
            Directory.Exists("/proc/self/fd")
                ? Directory.GetFiles("/proc/self/fd").Count(file =>
                    new FileInfo(file).LinkTarget?.StartsWith("socket", StringComparison.Ordinal) == true)
                : 0,
            GC.GetTotalMemory(forceFullCollection: true));
    }

    private sealed record Usage(int Sockets, long Bytes);
}
