using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>Answers as in the official description's examples.</summary>
public sealed class AlpacaQuotesTests
{
    private const string Snapshots = "GET /v2/stocks/snapshots";

    private const string Known = """
        {"AAA":{"dailyBar":{"c":173.03,"h":173.71,"l":171.6618,"n":515139,"o":172.62,"t":"2022-08-16T04:00:00Z",
        "v":56457696,"vw":172.743391},"latestQuote":{"ap":172.7,"as":5,"ax":"Q","bp":172.6000001,"bs":2,"bx":"Q",
        "c":["R"],"t":"2022-08-17T10:15:40.286587431Z","z":"C"},"latestTrade":{"c":["@"],"i":1,"p":172.65,"s":100,
        "t":"2022-08-17T10:15:41.5Z","x":"Q","z":"C"},"something":{"new":[1]}}}
        """;

    [Fact]
    public async Task A_snapshot_gives_bid_ask_last_trade_and_the_time_of_bid_and_ask()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Snapshots, 200, Known);

        var quote = (await ReadAsync(rig, "AAA"))[Symbol.Of("AAA")];

        // The name of a feed is that of the settings; nothing else is asked.
        Assert.Equal("?symbols=AAA&feed=iex", Assert.Single(rig.Server.Requests).Query);
        Assert.Equal(
            new Quote(
                Price.Of(172.6m), Price.Of(172.7m), Price.Of(172.65m),
                new DateTimeOffset(2022, 8, 17, 10, 15, 40, TimeSpan.Zero).AddTicks(2_865_874)),
            quote);
    }

    [Theory]
    [InlineData("0", "172.7", false, true)]
    [InlineData("172.6", "0", true, false)]
    [InlineData("0", "0", false, false)]
    [InlineData("null", "172.7", false, true)]
    [InlineData("-1", "172.7", false, true)]
    [InlineData("1e300", "172.7", false, true)]
    [InlineData("\"NaN\"", "172.7", false, true)]
    public async Task A_side_that_nobody_offers_is_absent_and_never_zero(
        string bid, string ask, bool hasBid, bool hasAsk)
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Snapshots, 200, Body(
            $$"""{"latestQuote":{"ap":{{ask}},"bp":{{bid}},"t":"2026-11-20T15:00:00Z"},"latestTrade":null}"""));

        var quote = (await ReadAsync(rig, "AAA"))[Symbol.Of("AAA")];

        Assert.Equal((hasBid, hasAsk), (quote.Bid is not null, quote.Ask is not null));
        Assert.Null(quote.Last);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"latestQuote":{"ap":2,"bp":1},"latestTrade":{"p":0,"t":"2026-11-20T15:00:00Z"}}""")]
    public async Task A_symbol_of_which_nothing_is_told_is_missing(string snapshot)
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Snapshots, 200, Body(snapshot));

        Assert.Empty(await ReadAsync(rig, "AAA"));
    }

    [Fact]
    public async Task A_trade_without_a_quote_is_a_last_price_of_its_own_time()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Snapshots, 200, Body("""{"latestTrade":{"p":0.0123,"t":"2026-11-20T15:00:00Z"}}"""));

        var quote = (await ReadAsync(rig, "AAA"))[Symbol.Of("AAA")];

        Assert.Equal(
            new Quote(null, null, Price.Of(0.0123m), new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero)),
            quote);
    }

    [Theory]
    [InlineData(200, "<html>gateway</html>")]
    [InlineData(200, "{\"AAA\":{\"latestQuote\":{\"ap\":17")]
    [InlineData(200, "null")]
    [InlineData(200, "")]
    [InlineData(500, "{}")]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(429, "{\"message\":\"too many requests.\"}")]
    [InlineData(401, "{\"message\":\"unauthorized.\"}")]
    [InlineData(403, "{\"message\":\"subscription does not permit querying recent SIP data\"}")]
    [InlineData(400, "{\"message\":\"invalid feed\"}")]
    public async Task A_request_that_failed_is_unknown_and_never_no_quotes(int status, string body)
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Snapshots, status, body);

        var failure = await Assert.ThrowsAsync<MarketDataException>(() => ReadAsync(rig, "AAA"));

        Assert.Equal(1, rig.Server.CountOf(Snapshots));
        Assert.Contains("unknown", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(DataRig.SecretKey, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_given_up_at_the_deadline()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Snapshots, context => Task.Delay(
            Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));

        var reading = ReadAsync(rig, "AAA");
        await rig.Server.ArrivedAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(rig.Options.Alpaca.DeadlineSeconds));

        Assert.Contains(
            "did not answer", (await Assert.ThrowsAsync<MarketDataException>(() => reading)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_symbol_that_alpaca_does_not_know_costs_the_others_nothing()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Snapshots, 400, """{"message":"invalid symbol: GONE-1"}""");
        rig.Server.Always(Snapshots, 200, Known);

        var quotes = await ReadAsync(rig, "AAA", "GONE-1");

        Assert.Equal(DataRig.Symbols("AAA"), quotes.Keys);
        Assert.Equal("?symbols=AAA&feed=iex", rig.Server.Requests.Last().Query);
    }

    [Fact]
    public async Task Many_symbols_go_in_few_requests_and_the_paid_feed_is_asked_for_when_set()
    {
        await using var rig = await DataRig.StartAsync(options => options with
        {
            Alpaca = options.Alpaca with { DataFeed = AlpacaFeed.Sip },
        });
        rig.Server.Always(Snapshots, 200, "{}");

        await ReadAsync(rig, [.. Enumerable.Range(0, 801).Select(number => $"S{number}")]);

        Assert.Equal(3, rig.Server.CountOf(Snapshots));
        Assert.All(rig.Server.Requests, asked =>
        {
            Assert.EndsWith("&feed=sip", asked.Query, StringComparison.Ordinal);
            Assert.Equal(DataRig.KeyId, asked.Headers["APCA-API-KEY-ID"]);
            Assert.InRange(asked.Query.Length, 1, 4_000);
        });
    }

    [Fact]
    public async Task Market_data_has_its_own_requests_and_takes_none_from_orders()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Snapshots, 200, "{}");
        for (var count = 0; count < 30; count++)
        {
            await ReadAsync(rig, "AAA");
        }

        // All of the trading service's requests are still there, though the clock stood still.
        var budget = rig.Get<NanoCap.Bot.Brokers.Alpaca.RequestBudget>();
        for (var count = 0; count < NanoCap.Bot.Brokers.Alpaca.RequestBudget.Burst; count++)
        {
            Assert.True(budget.TakeAsync(
                NanoCap.Bot.Brokers.RequestPriority.Exit, DataRig.Token).IsCompletedSuccessfully);
        }

        Assert.Equal(30, rig.Get<DataLine>().Requests);
    }

    private static string Body(string snapshot) => $$"""{"AAA":{{snapshot}}}""";

    private static Task<IReadOnlyDictionary<Symbol, Quote>> ReadAsync(DataRig rig, params string[] tickers) =>
        rig.Get<IQuoteSource>().ReadAsync(DataRig.Symbols(tickers), DataRig.Token);
}
