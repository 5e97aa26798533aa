using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.Alpaca;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Bot.Tests.MarketData.CsvFolder;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.MarketData.Alpaca;

/// <summary>Daily bars over the stand-in: what is asked, what is kept, and when a symbol is read whole again.</summary>
public sealed class AlpacaBarSourceTests
{
    private static readonly string[] Days =
        ["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"];

    [Fact]
    public async Task Bars_are_those_of_all_exchanges_and_end_sixteen_minutes_ago()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-05"));
        await world.SplitAsync("BBB", "2024-01-04", fresh: 2, old: 1);

        var history = await world.LoadAsync();

        var asked = (await world.RequestsAsync()).Where(path => path.Contains("/v2/stocks/bars?", Ordinal)).ToList();
        Assert.Equal(3, asked.Count);
        Assert.All(asked, path => Assert.Contains("&feed=sip&", path, Ordinal));
        Assert.All(asked, path => Assert.Contains(
            "&timeframe=1Day&start=2021-01-01T00:00:00Z&end=2024-01-05T21:14:00Z&", path, Ordinal));
        Assert.Equal(
            ["raw", "split", "all"], asked.Select(path => path.Split("adjustment=")[1].Split('&')[0]));
        Assert.Equal(["AAA", "BBB", "DIV"], history.Bars.Symbols.Select(symbol => symbol.Symbol.Value));
        Assert.Equal(new DateOnly(2024, 1, 5), history.Bars.LastSession);
        Assert.False(history.Bars.Source.IsSimulated);
        Assert.Empty(history.Skipped);
    }

    [Fact]
    public async Task Raw_split_adjusted_and_adjusted_prices_are_those_of_the_folder_they_came_from()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-09"));
        await world.SplitAsync("BBB", "2024-01-04", fresh: 2, old: 1);

        var history = await world.LoadAsync();

        world.Market.WithUniverse("AAA,,,,,,\n");
        var expected = await new DirectoryInfo(world.Market.Path).ToBarSource()
            .LoadAsync(TestContext.Current.CancellationToken);
        foreach (var symbol in expected.Bars.Symbols)
        {
            var found = history.Bars.Find(symbol.Symbol)!;
            Assert.Equal(symbol.Splits, found.Splits);
            Assert.Equal(symbol.Bars.RawClose, found.Bars.RawClose);
            Assert.Equal(symbol.Bars.RawVolume, found.Bars.RawVolume);
            Assert.Equal(symbol.Bars.Volume, found.Bars.Volume);
            Assert.Equal(symbol.Bars.Close, found.Bars.Close);
            Assert.Equal(
                symbol.Bars.Open.ToArray().Select(Rounded), found.Bars.Open.ToArray().Select(Rounded));
        }

        // Known by hand: 2-for-1 on 4 January, so that 8.00 had traded as 16.00 and 100 shares as 50.
        Assert.Equal((16.0, 50.0), (history.Bars.Find(Symbol.Of("BBB"))!.Bars.RawClose[0],
            history.Bars.Find(Symbol.Of("BBB"))!.Bars.RawVolume[0]));
    }

    [Theory]
    [InlineData("2024-01-05T15:00:00-05:00", "2024-01-04")]
    [InlineData("2024-01-05T16:15:00-05:00", "2024-01-04")]
    [InlineData("2024-01-05T16:16:00-05:00", "2024-01-05")]
    [InlineData("2024-01-07T12:00:00-05:00", "2024-01-05")]
    public async Task A_session_that_is_not_over_gives_no_bar(string now, string last)
    {
        await using var world = await DataWorld.StartAsync(Market(), DateTimeOffset.Parse(now, Culture));

        Assert.Equal(DateOnly.Parse(last, Culture), (await world.LoadAsync()).Bars.LastSession);
    }

    [Fact]
    public async Task The_next_day_costs_three_questions_and_appends()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-08"));
        await world.SplitAsync("BBB", "2024-01-04", fresh: 2, old: 1);
        await world.LoadAsync();
        var before = (await world.RequestsAsync()).Count;
        world.MoveTo(DataWorld.EveningOf("2024-01-09"));

        var history = await world.LoadAsync();

        var asked = await world.RequestsAsync(before);
        Assert.Equal(new DateOnly(2024, 1, 9), history.Bars.LastSession);
        Assert.All(history.Bars.Symbols, symbol => Assert.Equal(Days.Length, symbol.Bars.Count));
        Assert.Equal(
            ["/v2/assets", "/v2/stocks/bars", "/v2/stocks/bars", "/v1/corporate-actions"],
            asked.Select(path => path.Split('?')[0]));
        Assert.All(asked.Skip(1).Take(2), path => Assert.Contains("start=2024-01-08", path, Ordinal));
    }

    [Fact]
    public async Task A_second_load_of_the_same_evening_asks_for_no_bars_and_gives_the_same()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-09"));
        await world.SplitAsync("BBB", "2024-01-04", fresh: 2, old: 1);
        var first = await world.LoadAsync();
        var before = (await world.RequestsAsync()).Count;

        var second = await world.LoadAsync();

        Assert.Equal(["/v2/assets"], (await world.RequestsAsync(before)).Select(path => path.Split('?')[0]));
        Assert.Equal(MarketChecksum.Of(first.Bars), MarketChecksum.Of(second.Bars));
    }

    [Fact]
    public async Task A_dividend_since_the_last_run_reads_its_symbol_whole_and_no_other()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-03"));
        await world.SplitAsync("BBB", "2024-01-04", fresh: 2, old: 1);
        await world.LoadAsync();
        var before = (await world.RequestsAsync()).Count;
        world.MoveTo(DataWorld.EveningOf("2024-01-05"));

        var history = await world.LoadAsync();

        var whole = (await world.RequestsAsync(before))
            .Where(path => path.Contains("start=2021-01-01", Ordinal)).ToList();
        Assert.Equal(3, whole.Count);
        Assert.All(whole, path => Assert.Contains("symbols=BBB,DIV&", path, Ordinal));
        // 9.90 of 10.00 before the dividend of 4 January.
        Assert.Equal(9.9, history.Bars.Find(Symbol.Of("DIV"))!.Bars.Close[0], 6);
        Assert.Equal(10.0, history.Bars.Find(Symbol.Of("DIV"))!.Bars.RawClose[0], 6);
        Assert.Equal(
            new Split(new DateOnly(2024, 1, 4), 2m), Assert.Single(history.Bars.Find(Symbol.Of("BBB"))!.Splits));
    }

    [Fact]
    public async Task A_split_that_nobody_announced_is_reported_and_its_symbol_not_used()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-05"));

        var history = await world.LoadAsync();

        Assert.Null(history.Bars.Find(Symbol.Of("BBB")));
        var skipped = Assert.Single(history.Skipped);
        Assert.Equal("BBB", skipped.Symbol);
        Assert.Contains("adjustment: ", skipped.Reason, Ordinal);
        Assert.Contains("2024-01-04", skipped.Reason, Ordinal);
    }

    [Fact]
    public async Task A_split_that_was_announced_and_is_in_no_price_is_reported_and_its_symbol_not_used()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-08"));
        await world.SplitAsync("BBB", "2024-01-04", fresh: 2, old: 1);
        Assert.Equal(3, (await world.LoadAsync()).Bars.Symbols.Count);
        await world.SplitAsync("AAA", "2024-01-09", fresh: 1, old: 20);
        world.MoveTo(DataWorld.EveningOf("2024-01-09"));

        var history = await world.LoadAsync();

        Assert.Equal(["BBB", "DIV"], history.Bars.Symbols.Select(symbol => symbol.Symbol.Value));
        Assert.Contains("0.05", Assert.Single(history.Skipped).Reason, Ordinal);
    }

    [Fact]
    public async Task A_split_of_this_morning_leaves_yesterdays_prices_on_yesterdays_basis()
    {
        await using var world = await DataWorld.StartAsync(
            Market(), DateTimeOffset.Parse("2024-01-04T09:00:00-05:00", Culture));
        await world.SplitAsync("BBB", "2024-01-04", fresh: 2, old: 1);

        var bars = (await world.LoadAsync()).Bars.Find(Symbol.Of("BBB"))!.Bars;

        Assert.Equal([16.0, 16.2], bars.RawClose.ToArray());
        Assert.Equal([16.0, 16.2], bars.Close.ToArray());
        Assert.Equal([50.0, 50.0], bars.RawVolume.ToArray());
    }

    [Fact]
    public async Task Without_a_universe_everything_traded_is_read_and_no_capitalisation_is_known()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-03"));

        var history = await world.LoadAsync();

        Assert.All(history.Bars.Symbols, symbol =>
        {
            Assert.Null(symbol.Listing.MarketCap);
            Assert.Null(symbol.Listing.Sector);
            Assert.Equal("NASDAQ", symbol.Listing.Exchange);
            Assert.NotEmpty(symbol.Listing.Name);
        });
        Assert.Contains(history.Warnings, warning => warning.Contains("no capitalisation is known", Ordinal));
    }

    [Fact]
    public async Task The_owners_universe_says_what_is_read_and_what_is_known_of_it()
    {
        var market = Market();
        market.WithUniverse("AAA,,,Israel,Energy,Oil,5000000\nDIV,Dividends Inc,,,,,\nGONE,Gone,,,,,1000000\n");
        await using var world = await DataWorld.StartAsync(
            market, DataWorld.EveningOf("2024-01-03"), isOwnersUniverse: true);

        var history = await world.LoadAsync();

        var (known, unknown) = (history.Bars.Symbols[0].Listing, history.Bars.Symbols[1].Listing);
        Assert.Equal(
            ("AAA Common Stock", "NASDAQ", "Israel", "Energy", new Usd(5_000_000m)),
            (known.Name, known.Exchange, known.Country, known.Sector, known.MarketCap!.Value));
        Assert.Equal(("Dividends Inc", null), (unknown.Name, unknown.MarketCap));
        Assert.Equal("GONE", Assert.Single(history.Skipped).Symbol);
        Assert.StartsWith("not-traded: ", history.Skipped[0].Reason, Ordinal);
        Assert.DoesNotContain((await world.RequestsAsync()), path => path.Contains("BBB", Ordinal));
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.TooManyRequestsWithoutHeaders)]
    [InlineData(FaultKind.FailBeforeAccept)]
    [InlineData(FaultKind.FailAfterAccept)]
    [InlineData(FaultKind.DropBeforeAccept)]
    [InlineData(FaultKind.DropAfterAccept)]
    public async Task What_goes_wrong_for_a_while_is_waited_out(FaultKind kind)
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-03"));
        await world.DoAsync(new ControlCommand.Fault(kind, Times: 3, Path: "/v2/stocks/bars", Status: 502));

        Assert.Equal(3, (await world.LoadAsync()).Bars.Symbols.Count);
    }

    [Theory]
    [InlineData("/v2/stocks/bars")]
    [InlineData("/v1/corporate-actions")]
    [InlineData("/v2/assets")]
    public async Task What_does_not_end_going_wrong_is_unknown_and_never_empty(string path)
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-03"));
        await world.DoAsync(new ControlCommand.Fault(FaultKind.FailBeforeAccept, Times: 100, Path: path, Status: 503));

        await Assert.ThrowsAsync<MarketDataException>(world.LoadAsync);
    }

    [Fact]
    public async Task A_file_torn_by_a_crash_is_read_again()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-03"));
        var first = await world.LoadAsync();
        var file = Path.Combine(world.Rig.Folder, "cache", "alpaca", "bars", "AAA.csv");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text[..^3], TestContext.Current.CancellationToken);

        var second = await world.LoadAsync();

        Assert.Equal(MarketChecksum.Of(first.Bars), MarketChecksum.Of(second.Bars));
        Assert.Equal(text, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_longer_history_than_the_kept_one_reads_everything_anew()
    {
        await using var world = await DataWorld.StartAsync(Market(), DataWorld.EveningOf("2024-01-03"));
        await world.LoadAsync();
        new BarCache(Path.Combine(world.Rig.Folder, "cache", "alpaca")).Begin(new DateOnly(2019, 1, 1));
        var before = (await world.RequestsAsync()).Count;

        await world.LoadAsync();

        Assert.Equal(3, (await world.RequestsAsync(before)).Count(path => path.Contains("/v2/stocks/bars", Ordinal)));
    }

    [Fact]
    public async Task Symbols_that_did_not_trade_are_named()
    {
        await using var world = await DataWorld.StartAsync(
            Market().WithBars("HALT", "2024-01-02,1,1,1,1,1,100"), DataWorld.EveningOf("2024-01-03"));

        Assert.Contains((await world.LoadAsync()).Warnings, warning =>
            warning.Contains("1 of 4 symbols have no bar of 2024-01-03: HALT", Ordinal));
    }

    private static StringComparison Ordinal => StringComparison.Ordinal;

    private static System.Globalization.CultureInfo Culture => System.Globalization.CultureInfo.InvariantCulture;

    private static double Rounded(double value) => Math.Round(value, 9);

    /// <summary>AAA is plain, BBB has a split of 2-for-1 on 4 January, DIV a dividend of 1 % that day.</summary>
    private static MarketFolder Market() => new MarketFolder()
        .WithBars("AAA", [.. Days.Select((day, index) => $"{day},2,3,1,2.{index + 1},2.{index + 1},100")])
        .WithBars("BBB", [.. Days.Select((day, index) => $"{day},8,9,7,8.{index},8.{index},100")])
        .WithBars("DIV", [.. Days.Select((day, index) => $"{day},10,11,9,10,{(index < 2 ? "9.9" : "10")},100")])
        .WithSplits("BBB,2024-01-04,2,forward\n");
}
