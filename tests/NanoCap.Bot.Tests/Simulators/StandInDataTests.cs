using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using NanoCap.Bot.Tests.MarketData.CsvFolder;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Data;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Simulators;

/// <summary>The data service at 10:00 New York on Wednesday, 16 September 2026.</summary>
public sealed class StandInDataTests
{
    private const string Bars = "/v2/stocks/bars?timeframe=1Day";

    private static readonly string[] Days = ["2026-09-11", "2026-09-14", "2026-09-15", "2026-09-16", "2026-09-17"];

    [Fact]
    public async Task Raw_is_the_default_and_each_adjustment_takes_out_what_it_says_and_nothing_of_the_future()
    {
        await using var world = await StartAsync();

        // A split of 1-for-10 on the 15th is in the past, one of 2-for-1 on the 17th is still to come; a dividend of
        // 1 % went ex on the 14th.
        Assert.Equal([2m, 2m, 20m], await ClosesAsync(world, string.Empty));
        Assert.Equal([2m, 2m, 20m], await ClosesAsync(world, "&adjustment=raw"));
        Assert.Equal([20m, 20m, 20m], await ClosesAsync(world, "&adjustment=split"));
        Assert.Equal([1.98m, 2m, 20m], await ClosesAsync(world, "&adjustment=dividend"));
        Assert.Equal([19.8m, 20m, 20m], await ClosesAsync(world, "&adjustment=all"));
        Assert.Equal([500m, 500m, 50m], await BarsAsync(world, string.Empty, "v"));
        Assert.Equal([50m, 50m, 50m], await BarsAsync(world, "&adjustment=split", "v"));
    }

    [Fact]
    public async Task A_running_session_has_a_bar_that_is_not_whole()
    {
        await using var world = await StartAsync();

        Assert.Equal(
            [2m, 2m, 20m, 10m], await BarsAsync(world, "&start=2026-09-11&end=2026-09-16T13:45:00Z", "c"));
    }

    [Fact]
    public async Task A_free_key_may_not_ask_for_the_last_quarter_of_an_hour_of_all_exchanges()
    {
        await using var world = await StartAsync();
        var recent = $"{Bars}&symbols=AAA&start=2026-09-11&end=2026-09-16T13:45:01Z";

        var (status, body) = await world.SendAsync(HttpMethod.Get, recent);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("recent SIP data", (string)body!["message"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.SendAsync(HttpMethod.Get, recent + "&feed=iex")).Status);
        await new DataCommand { IsPaid = true }.SayAsync(world.StandIn.Address, Cancel);
        Assert.Equal(HttpStatusCode.OK, (await world.SendAsync(HttpMethod.Get, recent)).Status);
    }

    [Fact]
    public async Task One_exchange_has_a_small_part_of_the_volume()
    {
        await using var world = await StartAsync();

        Assert.Equal([12m, 12m, 1m], await BarsAsync(world, "&feed=iex&end=2026-09-15", "v"));
    }

    [Fact]
    public async Task A_page_counts_the_bars_of_all_symbols_and_says_where_to_go_on()
    {
        await using var world = await StartAsync();
        var path = $"{Bars}&symbols=AAA,BBB&start=2026-09-11&end=2026-09-15&limit=4";

        var first = await world.GetAsync(path);
        var second = await world.GetAsync(
            $"{path}&page_token={Uri.EscapeDataString((string)first["next_page_token"]!)}");

        Assert.Equal((3, 1), (Count(first, "AAA"), Count(first, "BBB")));
        Assert.Equal((0, 2), (Count(second, "AAA"), Count(second, "BBB")));
        Assert.True(second.AsObject().ContainsKey("next_page_token"));
        Assert.Null(second["next_page_token"]);
    }

    [Theory]
    [InlineData("/v2/stocks/bars?symbols=AAA", "timeframe")]
    [InlineData("/v2/stocks/bars?timeframe=1Day", "symbols is required")]
    [InlineData("/v2/stocks/bars?timeframe=1Day&symbols=AAA&limit=10001", "limit")]
    [InlineData("/v2/stocks/bars?timeframe=1Day&symbols=AAA&limit=0", "limit")]
    [InlineData("/v2/stocks/bars?timeframe=1Day&symbols=AAA&adjustment=magic", "adjustment")]
    [InlineData("/v2/stocks/bars?timeframe=1Day&symbols=AAA&feed=magic", "feed")]
    [InlineData("/v2/stocks/bars?timeframe=1Day&symbols=AAA&page_token=magic", "page_token")]
    [InlineData("/v2/stocks/bars?timeframe=1Day&symbols=AAA,A-1", "A-1")]
    [InlineData("/v2/stocks/quotes/latest", "symbols is required")]
    [InlineData("/v2/stocks/snapshots?symbols=AAA&feed=magic", "feed")]
    [InlineData("/v1beta1/news?limit=51", "limit")]
    [InlineData("/v1/corporate-actions?limit=1001", "limit")]
    public async Task A_question_that_is_not_as_it_should_be_is_refused(string path, string why)
    {
        await using var world = await StartAsync();

        var (status, body) = await world.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(why, (string)body!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Market_data_has_a_rate_of_its_own()
    {
        await using var world = await StartAsync();
        for (var count = 0; count < 200; count++)
        {
            await world.GetAsync("/v2/stocks/quotes/latest?symbols=AAA");
        }

        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await world.SendAsync(HttpMethod.Get, "/v2/stocks/quotes/latest?symbols=AAA")).Status);
        Assert.Equal("0", world.Last!.Headers.GetValues("X-RateLimit-Remaining").Single());
        Assert.Equal(HttpStatusCode.OK, (await world.SendAsync(HttpMethod.Get, "/v2/clock")).Status);
        Assert.Equal("199", world.Last!.Headers.GetValues("X-RateLimit-Remaining").Single());
    }

    [Fact]
    public async Task Latest_prices_are_what_was_set_and_a_side_may_be_zero()
    {
        await using var world = await StartAsync();
        await world.DoAsync(new ControlCommand.SetQuotes(
            new StandInQuote(Symbol.Of("AAA"), Price.Of(9.99m), Price.Of(10.01m))));
        await new DataCommand { Quotes = [new DataQuote("BBB", 0m, 5m)] }.SayAsync(world.StandIn.Address, Cancel);

        var quotes = (await world.GetAsync("/v2/stocks/quotes/latest?symbols=AAA,BBB,ZZZ"))["quotes"]!;
        var trades = (await world.GetAsync("/v2/stocks/trades/latest?symbols=AAA,ZZZ"))["trades"]!;

        Assert.Equal((9.99m, 10.01m), ((decimal)quotes["AAA"]!["bp"]!, (decimal)quotes["AAA"]!["ap"]!));
        Assert.Equal((0m, 5m), ((decimal)quotes["BBB"]!["bp"]!, (decimal)quotes["BBB"]!["ap"]!));
        Assert.Equal(10m, (decimal)trades["AAA"]!["p"]!);
        Assert.Null(quotes["ZZZ"]);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await world.SendAsync(HttpMethod.Get, "/v2/stocks/quotes/latest?symbols=AAA&feed=sip")).Status);
    }

    [Fact]
    public async Task What_has_bars_can_be_traded_at_its_last_close()
    {
        await using var world = await StartAsync();

        var asset = await world.GetAsync("/v2/assets/BBB");
        var trades = await world.GetAsync("/v2/stocks/trades/latest?symbols=BBB");

        Assert.True((bool)asset["tradable"]!);
        Assert.Equal(1m, (decimal)trades["trades"]!["BBB"]!["p"]!);
    }

    [Theory]
    [InlineData("/v2/stocks/bars?timeframe=1Day&symbols=AAA,BBB&start=2026-09-11", "stock_bars_resp")]
    [InlineData("/v2/stocks/quotes/latest?symbols=AAA,BBB", "stock_latest_quotes_resp")]
    [InlineData("/v2/stocks/trades/latest?symbols=AAA,BBB", "stock_latest_trades_resp")]
    [InlineData("/v2/stocks/snapshots?symbols=AAA,BBB", "stock_snapshots_resp")]
    [InlineData("/v1beta1/news?symbols=AAA", "news_resp")]
    [InlineData("/v1/corporate-actions?symbols=AAA", "corporate_actions_resp")]
    public async Task An_answer_is_as_described(string path, string name)
    {
        var description = ApiDescription.Find("alpaca-market-data.json");
        Assert.SkipUnless(description is not null, "Alpaca's description does not lie beside the repository.");
        await using var world = await StartAsync();
        await world.DoAsync(new ControlCommand.SetQuotes(
            new StandInQuote(Symbol.Of("AAA"), Price.Of(9.99m), Price.Of(10.01m))));
        await new DataCommand
        {
            News = [new() { ["headline"] = "AAA rises", ["symbols"] = new JsonArray("AAA") }],
            CorporateActions = new()
            {
                ["reverse_splits"] =
                [
                    new()
                    {
                        ["id"] = "913de862-c02c-46dc-a89c-fc8779a50d30",
                        ["symbol"] = "AAA",
                        ["old_cusip"] = "60879E101",
                        ["new_cusip"] = "60879E200",
                        ["old_rate"] = 10,
                        ["new_rate"] = 1,
                        ["ex_date"] = "2026-09-16",
                        ["process_date"] = "2026-09-16",
                    },
                ],
            },
        }.SayAsync(world.StandIn.Address, Cancel);

        var answer = await world.GetAsync(path);

        Assert.Contains("AAA", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(description.Faults(answer, name));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The folder is adjusted for all that is in it, the split of the 17th too.</summary>
    private static async Task<StandInWorld> StartAsync()
    {
        var folder = new MarketFolder()
            .WithBars("AAA", [.. Days.Select((day, index) =>
                $"{day},5,12,5,10,{(index == 0 ? "9.9" : "10")},100")])
            .WithBars("BBB", [.. Days.Select(day => $"{day},1,1,1,1,1,1000")])
            .WithSplits("AAA,2026-09-15,10,reverse\nAAA,2026-09-17,2,forward\n");
        return await StandInWorld.StartAsync(options => options with { Bars = folder.Path });
    }

    private static Task<IReadOnlyList<decimal>> ClosesAsync(StandInWorld world, string more) =>
        BarsAsync(world, more, "c");

    private static async Task<IReadOnlyList<decimal>> BarsAsync(StandInWorld world, string more, string member)
    {
        var range = more.Contains("&end=", StringComparison.Ordinal) ? string.Empty : "&end=2026-09-15";
        var start = more.Contains("&start=", StringComparison.Ordinal) ? string.Empty : "&start=2026-09-11";
        var answer = await world.GetAsync($"{Bars}&symbols=AAA{start}{range}{more}");
        return [.. answer["bars"]!["AAA"]!.AsArray()
            .Select(bar => decimal.Parse(bar![member]!.ToJsonString(), CultureInfo.InvariantCulture))];
    }

    private static int Count(JsonNode page, string symbol) => page["bars"]![symbol]?.AsArray().Count ?? 0;
}
