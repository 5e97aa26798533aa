using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Tests.MarketData.CsvFolder;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>What a day costs of the 200 requests a minute.</summary>
public sealed class RequestsOfADayTests
{
    private const int Symbols = 2_000;
    private const int Payers = 20;

    [Fact]
    public async Task A_day_of_two_thousand_symbols_with_twenty_dividends_costs_under_thirty_requests()
    {
        var market = new MarketFolder();
        for (var number = 0; number < Symbols; number++)
        {
            // The first twenty pay a dividend on the second day.
            var before = number < Payers ? "9.9" : "10";
            market.WithBars(
                TickerOf(number), $"2024-01-04,10,11,9,10,{before},100", "2024-01-05,10,11,9,10,10,100");
        }

        await using var world = await DataWorld.StartAsync(market, DataWorld.EveningOf("2024-01-04"));
        Assert.Equal(Symbols, (await world.LoadAsync()).Bars.Symbols.Count);
        var first = (await world.RequestsAsync()).Count;
        world.MoveTo(DataWorld.EveningOf("2024-01-05"));

        var history = await world.LoadAsync();

        var asked = (await world.RequestsAsync(first)).GroupBy(path => path.Split('?')[0])
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.All(history.Bars.Symbols, symbol => Assert.Equal(2, symbol.Bars.Count));
        Assert.Equal(9.9, history.Bars.Find(Symbol.Of(TickerOf(0)))!.Bars.Close[0], 9);
        // Five questions of 400 symbols, raw and adjusted; one of the twenty whole, on three bases.
        Assert.Equal((13, 6, 1), (asked["/v2/stocks/bars"], asked["/v1/corporate-actions"], asked["/v2/assets"]));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"first load {first} requests, a day {asked.Values.Sum()}"));
    }

    private static string TickerOf(int number) =>
        $"Q{(char)('A' + (number / 676))}{(char)('A' + (number / 26 % 26))}{(char)('A' + (number % 26))}";

    [Fact]
    public async Task The_bars_of_a_load_are_taken_from_the_data_services_requests_only()
    {
        var market = new MarketFolder().WithBars("AAA", "2024-01-04,10,11,9,10,10,100");
        await using var world = await DataWorld.StartAsync(market, DataWorld.EveningOf("2024-01-04"));
        await world.Rig.Get<IBarSource>().LoadAsync(DataRig.Token);

        Assert.Equal(4, world.Rig.Get<NanoCap.Bot.MarketData.Alpaca.DataLine>().Requests);
        Assert.Single(await world.RequestsAsync(), path => path.StartsWith("/v2/assets", StringComparison.Ordinal));
    }
}
