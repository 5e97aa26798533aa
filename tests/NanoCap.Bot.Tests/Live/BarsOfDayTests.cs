using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Live;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Live;

public sealed class BarsOfDayTests
{
    private static readonly DateOnly Tuesday = new(2024, 11, 19);
    private static readonly DateOnly Wednesday = new(2024, 11, 20);
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly FakeDesk desk = new(DeskState.Empty);

    // 16:30 New York.
    private readonly ManualTimeProvider clock = new(new(2024, 11, 20, 21, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task Bars_of_the_day_take_the_place_of_the_old_ones()
    {
        using var folder = await FolderMarket.WriteAsync(Tuesday, symbols: 40);
        var (bars, market) = await NewAsync(folder);
        folder.WriteBars(Wednesday);
        Assert.Null(await bars.BringAsync(Wednesday, Never));
        Assert.Equal(Wednesday, market.Current.Bars.LastSession);
        Assert.Empty(desk.Inputs);
    }

    [Fact]
    public async Task While_too_many_lack_their_bar_it_is_tried_again_in_ten_minutes()
    {
        using var folder = await FolderMarket.WriteAsync(Tuesday, symbols: 40);
        var (bars, market) = await NewAsync(folder);
        folder.WriteBars(Wednesday, market.Current.Bars.Symbols[3].Symbol);
        Assert.Equal(clock.GetUtcNow().AddMinutes(10), await bars.BringAsync(Wednesday, Never));
        Assert.Equal(Tuesday, market.Current.Bars.LastSession);
        folder.WriteBars(Wednesday);
        Assert.Null(await bars.BringAsync(Wednesday, Never));
        Assert.Equal(Wednesday, market.Current.Bars.LastSession);
    }

    [Fact]
    public async Task At_seven_it_takes_what_there_is_and_names_what_is_not()
    {
        using var folder = await FolderMarket.WriteAsync(Tuesday, symbols: 40);
        var (bars, market) = await NewAsync(folder);
        var late = market.Current.Bars.Symbols[3].Symbol;
        folder.WriteBars(Wednesday, late);
        clock.Advance(TimeSpan.FromMinutes(140));
        Assert.NotNull(await bars.BringAsync(Wednesday, Never));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await bars.BringAsync(Wednesday, Never));
        Assert.Equal(Wednesday, market.Current.Bars.LastSession);
        var told = Assert.IsType<AlertInput.Seen>(Assert.Single(desk.Inputs));
        Assert.NotNull(AlertKinds.Find(told.Topic, told.Key, told.Severity));
        Assert.Contains(late.Value, told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_leaves_the_old_bars_and_is_tried_again()
    {
        using var folder = await FolderMarket.WriteAsync(Tuesday, symbols: 40);
        var (bars, market) = await NewAsync(folder);
        File.WriteAllText(Path.Combine(folder.Folder, "universe.csv"), "nothing");
        Assert.NotNull(await bars.BringAsync(Wednesday, Never));
        clock.Advance(TimeSpan.FromMinutes(150));
        Assert.Null(await bars.BringAsync(Wednesday, Never));
        Assert.Equal(Tuesday, market.Current.Bars.LastSession);
        Assert.Single(desk.Inputs);
    }

    private async Task<(BarsOfDay Bars, LoadedMarket Market)> NewAsync(FolderMarket folder)
    {
        var source = new DirectoryInfo(folder.Folder).ToBarSource();
        var market = new LoadedMarket(await source.LoadAsync(Never));
        return (
            new BarsOfDay(source, market, desk, TradingCalendar.Nyse, clock, NullLogger<BarsOfDay>.Instance), market);
    }
}
