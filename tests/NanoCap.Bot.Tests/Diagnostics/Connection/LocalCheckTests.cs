using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Diagnostics.Connection.Checks;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.MarketData.CsvFolder;
using NanoCap.Bot.Tests.Storage;

namespace NanoCap.Bot.Tests.Diagnostics.Connection;

/// <summary>What the bot needs of its own machine.</summary>
public sealed class LocalCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_state_folder_that_is_a_file_fails_and_one_that_can_be_made_passes_without_being_made()
    {
        using var temporary = new TemporaryFolder();
        Directory.CreateDirectory(temporary.Path);
        var file = temporary.File("a-file");
        await File.WriteAllTextAsync(file, "", Token);
        var coming = temporary.File("coming");

        var fresh = await new StateFolderCheck(coming).JudgeAsync(Token);
        var there = await new StateFolderCheck(temporary.Path).JudgeAsync(Token);
        var bad = await new StateFolderCheck("/proc/nanocap").JudgeAsync(Token);

        Assert.Equal((ConnectionOutcome.Pass, ConnectionOutcome.Pass), (fresh.Outcome, there.Outcome));
        Assert.Contains("can be made", fresh.Found, StringComparison.Ordinal);
        Assert.False(Directory.Exists(coming));
        Assert.Single(Directory.GetFileSystemEntries(temporary.Path));
        Assert.Equal(ConnectionOutcome.Fail, bad.Outcome);
    }

    [Theory]
    [InlineData(500, ConnectionOutcome.Pass)]
    [InlineData(499, ConnectionOutcome.Fail)]
    internal async Task Too_little_room_on_the_disk_fails(long megabytes, ConnectionOutcome outcome)
    {
        var check = new DiskRoomCheck("state", 500, _ => megabytes * 1024 * 1024);

        Assert.Equal(outcome, (await check.JudgeAsync(Token)).Outcome);
    }

    [Fact]
    public async Task A_folder_of_bars_must_have_a_universe_and_bars()
    {
        using var market = new MarketFolder();

        var missing = await JudgeAsync(market.Path);
        market.WithUniverse("AAA,Alpha,NASDAQ,US,Energy,Oil,50000000\n").WithBars("AAA", "2026-09-15,1,1,1,1,1,1");
        var whole = await JudgeAsync(market.Path);
        var gone = await JudgeAsync(Path.Combine(market.Path, "gone"));

        Assert.Equal(
            (ConnectionOutcome.Fail, ConnectionOutcome.Pass, ConnectionOutcome.Fail),
            (missing.Outcome, whole.Outcome, gone.Outcome));
        Assert.Contains("lists 1 symbol", whole.Found, StringComparison.Ordinal);
    }

    private static Task<ConnectionResult> JudgeAsync(string folder) => new MarketFolderCheck(
        new MarketDataOptions { Source = BarSourceKind.CsvFolder, Folder = folder }).JudgeAsync(Token);
}
