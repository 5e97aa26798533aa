using System.Text.Json.Nodes;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Tests.MarketData.CsvFolder;
using NanoCap.Simulators.Alpaca.Data;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

public sealed class AlpacaNewsTests
{
    private const string News = "GET /v1beta1/news";
    private static readonly DateTimeOffset Noon = new(2026, 9, 16, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Headlines_are_read_page_by_page_newest_first()
    {
        await using var world = await DataWorld.StartAsync(
            new MarketFolder().With("bars/.keep", string.Empty), Noon);
        await world.SayAsync(new DataCommand
        {
            News = [.. Enumerable.Range(0, 120).Select(number => new JsonObject
            {
                ["headline"] = $"Headline {number} &amp; more",
                ["symbols"] = new JsonArray("AAA", "NOT A TICKER"),
                ["created_at"] = Noon.AddMinutes(-number - 1).ToString("O"),
                ["updated_at"] = Noon.AddMinutes(-number - 1).ToString("O"),
                ["url"] = number == 0 ? "https://news.example/0" : "javascript:alert(1)",
            })],
        });

        var found = await world.Rig.Get<INewsSource>().ReadAsync(
            DataRig.Symbols("AAA"), Noon.AddHours(-3), Noon, DataRig.Token);

        Assert.Equal(120, found.Count);
        Assert.Equal("Headline 0 & more", found[0].Text);
        Assert.Equal(DataRig.Symbols("AAA"), found[0].Symbols);
        Assert.Equal("benzinga", found[0].Source);
        Assert.Equal("https://news.example/0", found[0].Address!.ToString());
        Assert.Null(found[1].Address);
        Assert.Equal(found.OrderByDescending(headline => headline.At), found);
        var asked = await world.RequestsAsync();
        Assert.Equal(3, asked.Count);
        Assert.All(asked, path => Assert.Contains("&limit=50", path, StringComparison.Ordinal));
        Assert.StartsWith(
            "/v1beta1/news?symbols=AAA&start=2026-09-16T13:00:00Z&end=2026-09-16T16:00:00Z&sort=desc", asked[0],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"news":[{"id":1,"created_at":"2026-09-16T13:00:00Z"}],"next_page_token":null}""")]
    [InlineData("""{"news":[{"headline":"H","created_at":"2026-09-16T13:00:00Z"}],"next_page_token":null}""")]
    [InlineData("""{"news":[null],"next_page_token":null}""")]
    [InlineData("""{"next_page_token":null}""")]
    [InlineData("""{"news":null,"next_page_token":null}""")]
    [InlineData("<html></html>")]
    public async Task News_that_are_not_whole_are_unknown_and_never_none(string body)
    {
        await using var rig = await DataRig.StartAsync();
        rig.Server.Always(News, 200, body);

        await Assert.ThrowsAsync<MarketDataException>(() => rig.PassTimeAsync(rig.Get<INewsSource>().ReadAsync(
            DataRig.Symbols("AAA"), Noon.AddHours(-3), Noon, DataRig.Token)));
    }
}
