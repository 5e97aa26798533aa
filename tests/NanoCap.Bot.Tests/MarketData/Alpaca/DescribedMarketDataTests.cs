using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Brokers.Alpaca.Described;
using NanoCap.Bot.Tests.MarketData.CsvFolder;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Data;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>Every question of our client about the market and every kind of answer of the stand-in passes Alpaca's own
/// description, which Prism holds them against on their way; and our client understands the description's examples.
/// </summary>
public sealed class DescribedMarketDataTests
{
    private const string Description = "alpaca-market-data.json";
    private static readonly string[] Days = ["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05"];
    private static readonly DateTimeOffset Evening = DataWorld.EveningOf("2024-01-05");

    [Fact]
    public async Task Every_question_and_every_kind_of_answer_is_as_described()
    {
        SkipUnlessPossible();
        PrismTool? prism = null;
        try
        {
            await using var world = await DataWorld.StartAsync(Market(), Evening, through: async address =>
            {
                prism = await PrismTool.ProxyAsync(Description, address);
                return prism.Address;
            });
            await world.SplitAsync("BBB", "2024-01-04", fresh: 2, old: 1);
            await world.DoAsync(new ControlCommand.SetQuotes(
                new StandInQuote(Symbol.Of("AAA"), Price.Of(10m), Price.Of(10.1m))));
            await world.SayAsync(new DataCommand
            {
                News =
                [
                    new JsonObject
                    {
                        ["headline"] = "A headline",
                        ["symbols"] = new JsonArray("AAA"),
                        ["created_at"] = Evening.AddHours(-1).ToString("O"),
                        ["updated_at"] = Evening.AddHours(-1).ToString("O"),
                    },
                ],
            });

            Assert.Equal(2, (await world.LoadAsync()).Bars.Symbols.Count);
            var symbols = DataRig.Symbols("AAA", "BBB");
            Assert.NotEmpty(await world.Rig.PassTimeAsync(
                world.Rig.Get<IQuoteSource>().ReadAsync(symbols, DataRig.Token)));
            Assert.Single(await world.Rig.PassTimeAsync(
                world.Rig.Get<INewsSource>().ReadAsync(symbols, Evening.AddDays(-1), Evening, DataRig.Token)));
            Assert.Single(await world.Rig.PassTimeAsync(world.Rig.Get<ICorporateActionSource>()
                .ReadAsync(symbols, new(2024, 1, 1), new(2024, 1, 31), DataRig.Token)));

            var asked = (await world.RequestsAsync()).Select(path => path.Split('?')[0]).ToHashSet();
            Assert.Superset(
                new HashSet<string>
                {
                    "/v2/stocks/bars", "/v2/stocks/snapshots", "/v1beta1/news", "/v1/corporate-actions",
                },
                asked);
            Assert.Empty(DescribedTradingTests.FaultsIn(await prism!.EndAsync()));
        }
        finally
        {
            await (prism?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    [Fact]
    public async Task The_client_completes_bars_against_the_described_examples()
    {
        SkipUnlessPossible();
        await using var prism = await PrismTool.MockAsync(Description);
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddAlpacaMarketData(new BotOptions
            {
                Alpaca = new()
                {
                    KeyId = "any", SecretKey = "any", DataAddress = prism.Address.ToString(), DeadlineSeconds = 30,
                },
            })
            .BuildServiceProvider();

        // The example always has a further page, so that one of them is enough.
        var page = await services.GetRequiredService<DataLine>().AskAsync(
            "/v2/stocks/bars?symbols=AAPL&timeframe=1Day&start=2022-01-03T00:00:00Z&limit=10&feed=sip",
            DataJson.Default.Page, RequestPriority.Read, tries: 1, DataRig.Token);

        Assert.NotEmpty(page.Bars.GetProperty("AAPL").EnumerateArray());
    }

    private static MarketFolder Market() => new MarketFolder()
        .WithBars("AAA", [.. Days.Select((day, index) => $"{day},2,3,1,2.{index + 1},2.{index + 1},100")])
        .WithBars("BBB", [.. Days.Select((day, index) => $"{day},8,9,7,8.{index},8.{index},100")])
        .WithSplits("BBB,2024-01-04,2,forward\n");

    private static void SkipUnlessPossible()
    {
        var obstacle = PrismTool.FindObstacle(Description);
        Assert.SkipUnless(obstacle is null, obstacle ?? string.Empty);
    }
}
