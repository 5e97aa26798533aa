using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.Alpaca;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>Pages of bars as a service in trouble sends them.</summary>
public sealed class DataPagesTests
{
    private const string Bars = "GET /v2/stocks/bars";
    private const string Second = """{"t":"2024-01-02T05:00:00Z","o":1,"h":2,"l":1,"c":1.5,"v":100,"n":1,"vw":1.2}""";
    private const string Third = """{"t":"2024-01-03T05:00:00Z","o":1,"h":2,"l":1,"c":1.6,"v":100,"n":1,"vw":1.2}""";

    [Fact]
    public async Task Pages_are_read_to_the_end_by_their_tokens()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Bars, 200, Page($"\"AAA\":[{Second}]", "\"a+b=\""));
        rig.Server.Next(Bars, 200, Page($"\"AAA\":[{Third}],\"BBB\":[{Second}]", "null"));

        var found = await ReadAsync(rig);

        Assert.Equal(2, found[Symbol.Of("AAA")].Days.Count);
        Assert.Equal(1.6m, found[Symbol.Of("AAA")].Days[new DateOnly(2024, 1, 3)].Close);
        Assert.Single(found[Symbol.Of("BBB")].Days);
        Assert.Equal(
            "?symbols=AAA,BBB&timeframe=1Day&start=2024-01-02T00:00:00Z&end=2024-01-05T21:14:00Z"
            + "&limit=10000&adjustment=raw"
            + "&feed=sip&sort=asc&page_token=a%2Bb%3D",
            rig.Server.Requests.Last().Query);
    }

    [Fact]
    public async Task Pages_that_never_end_are_given_up_and_nothing_of_them_is_used()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Bars, 200, Page($"\"AAA\":[{Second}]", "\"again\""));

        var failure = await Assert.ThrowsAsync<MarketDataException>(() => ReadAsync(rig));

        Assert.Contains("no end", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, rig.Server.CountOf(Bars));
    }

    [Fact]
    public async Task New_tokens_without_end_are_given_up_too()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Bars, _ => Page(
            string.Empty, string.Create(CultureInfo.InvariantCulture, $"\"{rig.Server.Requests.Count}\"")));

        await Assert.ThrowsAsync<MarketDataException>(() => ReadAsync(rig));
    }

    [Fact]
    public async Task A_page_that_comes_twice_adds_nothing()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Bars, 200, Page($"\"AAA\":[{Second}]", "\"a\""));
        rig.Server.Next(Bars, 200, Page($"\"AAA\":[{Second}]", "null"));

        var prices = (await ReadAsync(rig))[Symbol.Of("AAA")];

        Assert.Single(prices.Days);
        Assert.Null(prices.Fault);
    }

    [Theory]
    [InlineData("\"c\":1.5", "\"c\":null")]
    [InlineData("\"c\":1.5,", "")]
    [InlineData("\"v\":100", "\"v\":\"many\"")]
    [InlineData("\"o\":1", "\"o\":1e400")]
    [InlineData("\"h\":2", "\"h\":\"NaN\"")]
    [InlineData("\"l\":1", "\"l\":{}")]
    [InlineData("\"t\":\"2024-01-02T05:00:00Z\",", "")]
    public async Task A_bar_without_a_number_is_a_problem_of_its_symbol_and_never_zero(string from, string to)
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Bars, 200, Page(
            $"\"AAA\":[{Third},{Second.Replace(from, to, StringComparison.Ordinal)}],\"BBB\":[{Second}]", "null"));

        var found = await ReadAsync(rig);

        Assert.StartsWith("malformed: ", found[Symbol.Of("AAA")].Fault, StringComparison.Ordinal);
        Assert.Null(found[Symbol.Of("BBB")].Fault);
    }

    [Fact]
    public async Task Two_bars_of_a_day_that_differ_are_a_problem_of_their_symbol()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Bars, 200, Page(
            $"\"AAA\":[{Second},{Second.Replace("1.5", "1.4", StringComparison.Ordinal)}]", "null"));

        Assert.Contains(
            "two that differ", (await ReadAsync(rig))[Symbol.Of("AAA")].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_new_in_an_answer_and_symbols_nobody_asked_for_are_passed_over()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Bars, 200, $$"""
            {"bars":{"AAA":[{{Second.Replace("\"n\":1", "\"n\":1,\"new\":[{}]", StringComparison.Ordinal)}}],
            "ZZZ":[{{Second}}],"BBB":null},"next_page_token":null,"currency":"USD","more":{"a":1} }
            """);

        Assert.Equal(DataRig.Symbols("AAA"), (await ReadAsync(rig)).Keys);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"next_page_token":null}""")]
    [InlineData("""{"bars":{}}""")]
    [InlineData("""{"bars":{},"next_page_token":7}""")]
    [InlineData("""{"bars":[],"next_page_token":null}""")]
    [InlineData("""{"bars":{"AAA":[{"t":"2024-01-0""")]
    [InlineData("<html>gateway</html>")]
    [InlineData("")]
    [InlineData("null")]
    public async Task An_answer_that_is_not_whole_is_unknown_and_never_empty(string body)
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(Bars, 200, body);

        await Assert.ThrowsAsync<MarketDataException>(() => ReadAsync(rig));
    }

    [Fact]
    public async Task No_bars_at_all_are_no_failure()
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Next(Bars, 200, """{"bars":null,"next_page_token":null}""");
        rig.Server.Next(Bars, 200, """{"bars":{},"next_page_token":null}""");

        Assert.Empty(await ReadAsync(rig));
        Assert.Empty(await ReadAsync(rig));
    }

    private static string Page(string bars, string token) =>
        $$"""{"bars":{ {{bars}} },"next_page_token":{{token}} }""";

    private static Task<Dictionary<Symbol, DayPrices>> ReadAsync(DataRig rig) => rig.PassTimeAsync(
        rig.Get<BarRequests>().ReadAsync(
            DataRig.Symbols("AAA", "BBB"), new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 5),
            new DateTimeOffset(2024, 1, 5, 21, 14, 0, TimeSpan.Zero), BarRequests.Raw, DataRig.Token));
}
