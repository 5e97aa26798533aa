using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NanoCap.Bot.MarketData.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.MarketData.CsvFolder;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Data;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>The stream of quotes over the stand-in, with every error of its own.</summary>
public sealed class AlpacaQuoteStreamTests
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 16, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Quotes_of_what_is_followed_arrive_as_they_change()
    {
        await using var world = await StartAsync();
        using var stream = await ListenAsync(world, "AAA", "BBB");

        await QuoteAsync(world, "AAA", 9.99m, 10.01m);
        await QuoteAsync(world, "BBB", 5m, 5.1m);
        await UntilAsync(world, () => stream.Find(Symbol.Of("BBB"))?.Ask is not null);

        var quote = stream.Find(Symbol.Of("AAA"))!;
        Assert.Equal((Price.Of(9.99m), Price.Of(10.01m)), (quote.Bid!.Value, quote.Ask!.Value));
        Assert.Equal(Noon, quote.At);
        Assert.Null(stream.Find(Symbol.Of("CCC")));
        Assert.True(stream.IsConnected);
        Assert.Null(stream.Fault);
    }

    [Fact]
    public async Task A_side_of_zero_is_absent()
    {
        await using var world = await StartAsync();
        using var stream = await ListenAsync(world, "AAA");

        await QuoteAsync(world, "AAA", 0m, 10.01m);
        await UntilAsync(world, () => stream.Find(Symbol.Of("AAA"))?.Ask is not null);

        Assert.Null(stream.Find(Symbol.Of("AAA"))!.Bid);
    }

    [Fact]
    public async Task The_first_thirty_less_the_pulse_are_followed_on_the_free_feed()
    {
        await using var world = await StartAsync();
        using var stream = await ListenAsync(world, [.. Enumerable.Range(0, 40).Select(TickerOf)]);

        await UntilAsync(world, async () => (await SymbolsAsync(world)).Count == 30);

        Assert.Equal(
            [.. Enumerable.Range(0, 29).Select(TickerOf), "SPY"], await SymbolsAsync(world));
    }

    [Fact]
    public async Task Error_405_leads_to_fewer_symbols_on_the_same_connection()
    {
        await using var world = await StartAsync();
        await world.SayAsync(new DataCommand { StreamSymbols = 10 });
        using var stream = await ListenAsync(world, [.. Enumerable.Range(0, 40).Select(TickerOf)]);

        // 30, 15, 7.
        await UntilAsync(world, async () => (await SymbolsAsync(world)).Count == 7);

        Assert.Equal(["SAA", "SAB", "SAC", "SAD", "SAE", "SAF", "SPY"], await SymbolsAsync(world));
        Assert.True(stream.IsConnected);
        Assert.Equal(1, await ConnectionsAsync(world));
    }

    [Fact]
    public async Task What_is_no_longer_wanted_is_no_longer_sent()
    {
        await using var world = await StartAsync();
        using var stream = await ListenAsync(world, "AAA", "BBB");
        await UntilAsync(world, async () => (await SymbolsAsync(world)).Count == 3);

        stream.Follow(DataRig.Symbols("BBB", "CCC"));
        await UntilAsync(world, async () => (await SymbolsAsync(world)).Contains("CCC"));

        Assert.Equal(["BBB", "CCC", "SPY"], await SymbolsAsync(world));
    }

    [Theory]
    [InlineData(407)]
    [InlineData(500)]
    [InlineData(404)]
    public async Task Errors_that_pass_lead_to_another_connection_that_follows_the_same(int code)
    {
        await using var world = await StartAsync();
        using var stream = await ListenAsync(world, "AAA");
        await QuoteAsync(world, "AAA", 9.99m, 10.01m);
        await UntilAsync(world, () => stream.Find(Symbol.Of("AAA")) is not null);

        await world.SayAsync(new DataCommand { Fault = DataStreamFault.Error, Code = code });
        await UntilAsync(world, () => !stream.IsConnected);
        Assert.Null(stream.Find(Symbol.Of("AAA")));
        await world.Rig.PassTimeAsync(UntilAsync(world, async () => (await SymbolsAsync(world)).Contains("AAA")));

        Assert.True(stream.IsConnected);
        Assert.Null(stream.Fault);
    }

    [Fact]
    public async Task A_connection_that_ends_is_followed_by_another()
    {
        await using var world = await StartAsync();
        using var stream = await ListenAsync(world, "AAA");

        await world.SayAsync(new DataCommand { Fault = DataStreamFault.Close });
        await UntilAsync(world, () => !stream.IsConnected);
        await world.Rig.PassTimeAsync(UntilAsync(world, () => stream.IsConnected));
    }

    [Fact]
    public async Task Error_402_ends_it_until_a_person_acts()
    {
        await using var world = await StartAsync(options => options with
        {
            Alpaca = options.Alpaca with { SecretKey = "wrong-secret" },
        });
        using var stream = await BeginAsync(world);

        await stream.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, DataRig.Token);

        Assert.Contains("Alpaca:SecretKey", stream.Fault!, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", stream.Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_409_ends_it_until_a_person_acts()
    {
        await using var world = await StartAsync(options => options with
        {
            Alpaca = options.Alpaca with { DataFeed = AlpacaFeed.Sip },
        });
        using var stream = await BeginAsync(world);

        await UntilAsync(world, () => stream.Fault is not null);

        Assert.Contains("Alpaca:DataFeed", stream.Fault!, StringComparison.Ordinal);
        Assert.False(stream.IsConnected);
    }

    [Fact]
    public async Task Error_406_waits_for_half_a_minute_and_more_because_another_has_the_connection()
    {
        await using var world = await StartAsync();
        using var other = await OtherClientAsync(world);
        using var stream = await BeginAsync(world);
        await UntilAsync(world, () => world.Rig.Log.Lines.Any(line => line.Contains("406", StringComparison.Ordinal)));
        await UntilAsync(world, () => world.Rig.Clock.TimersSet == 1);
        other.Abort();

        world.Rig.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(1, world.Rig.Clock.TimersSet);
        Assert.False(stream.IsConnected);

        await world.Rig.PassTimeAsync(UntilAsync(world, () => stream.IsConnected));
        Assert.Null(stream.Fault);
    }

    [Fact]
    public async Task Silence_in_a_session_is_a_mute_stream_and_ends_the_connection()
    {
        await using var world = await StartAsync();
        using var stream = await ListenAsync(world, "AAA");
        await world.SayAsync(new DataCommand { Fault = DataStreamFault.Mute });
        await QuoteAsync(world, "AAA", 9.99m, 10.01m);

        world.Rig.Clock.Advance(AlpacaQuoteStream.MuteAfter);

        await UntilAsync(world, () => !stream.IsConnected);
        Assert.Contains(world.Rig.Log.Lines, line => line.Contains("it is mute", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Silence_at_night_is_no_mute_stream()
    {
        await using var world = await StartAsync(now: Noon.AddHours(12));
        using var stream = await ListenAsync(world, "AAA");

        world.Rig.Clock.Advance(TimeSpan.FromHours(2));

        Assert.True(stream.IsConnected);
    }

    [Fact]
    public async Task The_silence_before_the_open_is_not_held_against_the_stream_at_the_open()
    {
        // 09:00 in New York.
        await using var world = await StartAsync(now: Noon.AddHours(-3));
        using var stream = await ListenAsync(world, "AAA");

        world.Rig.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.True(stream.IsConnected);
        world.Rig.Clock.Advance(AlpacaQuoteStream.MuteAfter);
        await UntilAsync(world, () => !stream.IsConnected);
    }

    [Fact]
    public async Task Binary_frames_have_the_same_in_them()
    {
        await using var world = await StartAsync();
        await world.SayAsync(new DataCommand { Fault = DataStreamFault.Binary });
        using var stream = await ListenAsync(world, "AAA");

        await QuoteAsync(world, "AAA", 9.99m, 10.01m);

        await UntilAsync(world, () => stream.Find(Symbol.Of("AAA"))?.Bid == Price.Of(9.99m));
    }

    [Fact]
    public async Task A_torn_message_ends_the_connection_and_the_next_one_goes_on()
    {
        await using var world = await StartAsync();
        using var stream = await ListenAsync(world, "AAA");
        await world.SayAsync(new DataCommand { Fault = DataStreamFault.Torn });

        await QuoteAsync(world, "AAA", 9.99m, 10.01m);
        await UntilAsync(world, () => !stream.IsConnected);
        await world.Rig.PassTimeAsync(UntilAsync(world, () => stream.IsConnected));
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequestsWithoutHeaders)]
    [InlineData(FaultKind.FailBeforeAccept)]
    public async Task A_connection_that_is_refused_is_tried_again_later(FaultKind kind)
    {
        await using var world = await StartAsync();
        await world.DoAsync(new ControlCommand.Fault(kind, Times: 3, Path: "/v2/iex", Status: 503));
        using var stream = await BeginAsync(world);

        await world.Rig.PassTimeAsync(UntilAsync(world, () => stream.IsConnected));

        Assert.Equal(3, world.Rig.Log.Lines.Count(line => line.Contains("broke", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_trade_does_not_make_bid_and_ask_fresher_and_an_older_quote_is_no_news()
    {
        var book = new QuoteBook();
        book.TryTake(new() { Kind = "q", Symbol = "AAA", Bid = 1m, Ask = 2m, At = Noon });
        book.TryTake(new() { Kind = "t", Symbol = "AAA", Price = 1.5m, At = Noon.AddMinutes(5) });
        book.TryTake(new() { Kind = "q", Symbol = "AAA", Bid = 7m, Ask = 8m, At = Noon.AddMinutes(-1) });

        Assert.Equal(
            new Quote(Price.Of(1m), Price.Of(2m), Price.Of(1.5m), Noon), book.Find(Symbol.Of("AAA")));
        Assert.False(book.TryTake(new() { Kind = "b", Symbol = "AAA", At = Noon }));
        Assert.False(book.TryTake(new() { Kind = "q", Symbol = "AAA", Bid = 1m }));
    }

    [Theory]
    [InlineData(400, "Again")]
    [InlineData(401, "Again")]
    [InlineData(402, "Final")]
    [InlineData(403, "Harmless")]
    [InlineData(404, "Again")]
    [InlineData(405, "FewerSymbols")]
    [InlineData(406, "Later")]
    [InlineData(407, "Again")]
    [InlineData(408, "Final")]
    [InlineData(409, "Final")]
    [InlineData(500, "Again")]
    [InlineData(777, "Again")]
    [InlineData(null, "Again")]
    public void Each_error_has_its_consequence(int? code, string consequence) =>
        Assert.Equal(consequence, StreamError.Of(code, "text").GetType().Name);

    private static string TickerOf(int number) => $"S{(char)('A' + (number / 26))}{(char)('A' + (number % 26))}";

    private static Task<DataWorld> StartAsync(
        Func<BotOptions, BotOptions>? change = null, DateTimeOffset? now = null) =>
        DataWorld.StartAsync(new MarketFolder().With("bars/.keep", string.Empty), now ?? Noon, change);

    private static async Task<AlpacaQuoteStream> BeginAsync(DataWorld world)
    {
        var stream = world.Rig.Get<AlpacaQuoteStream>();
        await stream.StartAsync(DataRig.Token);
        return stream;
    }

    private static async Task<AlpacaQuoteStream> ListenAsync(DataWorld world, params string[] symbols)
    {
        var stream = await BeginAsync(world);
        stream.Follow(DataRig.Symbols(symbols));
        await UntilAsync(world, async () => (await SymbolsAsync(world)).Count > 1);
        return stream;
    }

    private static Task QuoteAsync(DataWorld world, string symbol, decimal bid, decimal ask) =>
        world.SayAsync(new DataCommand { Quotes = [new DataQuote(symbol, bid, ask)] });

    private static async Task<IReadOnlyList<string>> SymbolsAsync(DataWorld world) =>
        [.. (await LineAsync(world))["symbols"]!.AsArray().Select(symbol => (string)symbol!)];

    private static async Task<int> ConnectionsAsync(DataWorld world) => (int)(await LineAsync(world))["listeners"]!;

    private static Task<JsonObject> LineAsync(DataWorld world) =>
        new DataCommand().SayAsync(world.StandIn.Address, DataRig.Token);

    private static Task<bool> UntilAsync(DataWorld world, Func<bool> isSo) =>
        UntilAsync(world, () => Task.FromResult(isSo()));

    // What never comes is a failure, not a test that never ends.
    private static async Task<bool> UntilAsync(DataWorld world, Func<Task<bool>> isSo)
    {
        for (var attempt = 0; !await isSo(); attempt++)
        {
            Assert.True(attempt < 2_000, string.Join('\n', world.Rig.Log.Lines));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, DataRig.Token);
        }

        return true;
    }

    private static async Task<ClientWebSocket> OtherClientAsync(DataWorld world)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"{world.StandIn.QuoteStreamAddress}/iex"), DataRig.Token);
        var (key, secret) = (world.Rig.Options.Alpaca.KeyId, world.Rig.Options.Alpaca.SecretKey);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes($$"""{"action":"auth","key":"{{key}}","secret":"{{secret}}"}"""),
            WebSocketMessageType.Text, endOfMessage: true, DataRig.Token);
        var buffer = new byte[1_000];
        await socket.ReceiveAsync(buffer, DataRig.Token);
        await socket.ReceiveAsync(buffer, DataRig.Token);
        return socket;
    }
}
