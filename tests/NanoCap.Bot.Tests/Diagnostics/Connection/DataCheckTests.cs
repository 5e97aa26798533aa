using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Endpoint;

namespace NanoCap.Bot.Tests.Diagnostics.Connection;

/// <summary>Bars, quotes and the stream of quotes: each cause of a failure has words of its own.</summary>
public sealed class DataCheckTests
{
    private const string Subscription =
        """{"message":"subscription does not permit querying recent SIP data"}""";

    [Theory]
    [InlineData("bars", "GET /v2/stocks/bars", 403, Subscription, "The feed sip is not part of this account's")]
    [InlineData("quotes", "GET /v2/stocks/snapshots", 403, Subscription, "The feed iex is not part of this account's")]
    [InlineData("bars", "GET /v2/stocks/bars", 403, """{"message":"forbidden."}""", "refuses these keys")]
    [InlineData("bars", "GET /v2/stocks/bars", 401, "<html/>", "does not take the keys")]
    [InlineData("quotes", "GET /v2/stocks/snapshots", 200, "<html/>", "Somebody else answers")]
    [InlineData("bars", "GET /v2/stocks/bars", 200, """{"bars":null,"next_page_token":null}""", "without a single bar")]
    [InlineData("bars", "GET /v2/stocks/bars", 200, """{"bars":{"AAA":[]},"next_page_token":null}""", "single bar")]
    public async Task A_refusal_of_the_data_service_says_which_feed_and_why(
        string check, string call, int status, string body, string found)
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.Server!.Always(call, status, body);

        var result = await world.FindAsync(check);

        Assert.Equal(ConnectionOutcome.Fail, result.Outcome);
        Assert.Contains(found, result.Found, StringComparison.Ordinal);
        Assert.NotEmpty(result.Fix!);
    }

    [Fact]
    public async Task Bars_that_end_before_the_last_session_warn()
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.Server!.Always("GET /v2/stocks/bars", 200, """
            {"bars":{"AAA":[{"t":"2026-09-14T04:00:00Z","o":1,"h":1,"l":1,"c":1,"v":1}]},"next_page_token":null}
            """);

        var result = await world.FindAsync("bars");

        Assert.Equal(ConnectionOutcome.Warning, result.Outcome);
        Assert.Contains("2026-09-15", result.Found, StringComparison.Ordinal);
        Assert.Contains("feed=sip", world.Server.Requests.Last(
            asked => asked.Call == "GET /v2/stocks/bars").Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Live_quotes_are_tested_wherever_bars_come_from_unless_they_lie_beside_them(bool hasQuotes)
    {
        await using var world = await ConnectionWorld.WithStandInAsync();
        world.Change(options => options with
        {
            MarketData = options.MarketData with { Source = BarSourceKind.CsvFolder },
        });
        if (hasQuotes)
        {
            await File.WriteAllTextAsync(
                Path.Combine(world.Options.MarketData.Folder!, "quotes.csv"), "", ConnectionWorld.Token);
        }

        var report = await world.RunAsync();

        Assert.True(report.IsWell);
        Assert.NotNull(report.Find("data-folder"));
        Assert.Null(report.Find("bars"));
        Assert.Equal(!hasQuotes, report.Find("quotes") is not null);
        Assert.Equal(!hasQuotes, report.Find("quote-stream") is not null);
    }

    [Fact]
    public async Task No_quote_at_all_warns()
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.Server!.Always("GET /v2/stocks/snapshots", 200, """{"AAA":{"latestQuote":null,"latestTrade":null}}""");

        Assert.Equal(ConnectionOutcome.Warning, (await world.FindAsync("quotes")).Outcome);
    }

    [Fact]
    public async Task The_paid_feed_without_a_subscription_fails_for_quotes_and_stream_and_not_for_bars()
    {
        await using var world = await ConnectionWorld.WithStandInAsync();
        world.ChangeAlpaca(alpaca => alpaca with { DataFeed = AlpacaFeed.Sip });

        var report = await world.RunAsync();

        Assert.Equal(ConnectionOutcome.Pass, report.Find("bars")!.Outcome);
        Assert.Contains("feed sip is not part", report.Find("quotes")!.Found, StringComparison.Ordinal);
        Assert.Contains("not part of this subscription", report.Find("quote-stream")!.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(402, "auth failed", "refuses the keys")]
    [InlineData(406, "connection limit exceeded", "The connection limit is reached (406)")]
    [InlineData(409, "insufficient subscription", "is not part of this subscription")]
    [InlineData(500, "internal error", "The stream of quotes broke: 500 internal error")]
    public async Task Each_error_of_the_stream_of_quotes_has_its_words(int code, string text, string found)
    {
        await using var world = await ConnectionWorld.WithScriptAsync();
        world.Server!.OnStream = (socket, token) => socket.SendAsync(
            Encoding.UTF8.GetBytes($$"""[{"T":"error","code":{{code}},"msg":"{{text}}"}]"""),
            WebSocketMessageType.Text, endOfMessage: true, token);

        var result = await world.FindAsync("quote-stream");

        Assert.Equal(ConnectionOutcome.Fail, result.Outcome);
        Assert.Contains(found, result.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_one_connection_that_another_program_has_is_a_failure_and_that_of_the_own_bot_is_none()
    {
        await using var world = await ConnectionWorld.WithStandInAsync();
        using var other = new ClientWebSocket();
        await other.ConnectAsync(world.Options.Alpaca.DataStreamUri, ConnectionWorld.Token);
        await other.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(new
            {
                action = "auth", key = world.Options.Alpaca.KeyId, secret = world.Options.Alpaca.SecretKey,
            }),
            WebSocketMessageType.Text, endOfMessage: true, ConnectionWorld.Token);
        var buffer = new byte[4096];
        var heard = "";
        while (!heard.Contains("authenticated", StringComparison.Ordinal))
        {
            var part = await other.ReceiveAsync(buffer, ConnectionWorld.Token);
            heard += Encoding.UTF8.GetString(buffer, 0, part.Count);
        }

        var taken = await world.FindAsync("quote-stream");
        await using var running = await RunningEndpoint.StartAsync();
        world.Change(options => options with { State = new() { Folder = running.Folder } });
        var own = await world.FindAsync("quote-stream");

        Assert.Equal(ConnectionOutcome.Fail, taken.Outcome);
        Assert.Contains("another program has the one connection", taken.Found, StringComparison.Ordinal);
        Assert.Equal(ConnectionOutcome.Pass, own.Outcome);
    }
}
