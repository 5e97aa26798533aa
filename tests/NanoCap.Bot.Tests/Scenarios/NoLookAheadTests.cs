using System.Globalization;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.MarketData;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>The bot that lives through a day cannot tell whether the data go on after it.</summary>
public sealed class NoLookAheadTests : IDisposable
{
    private static readonly DateOnly First = new(2024, 1, 2);
    private static readonly DateOnly Last = new(2024, 1, 5);
    private readonly TemporaryFolder whole = new();
    private readonly TemporaryFolder cut = new();

    public void Dispose()
    {
        whole.Dispose();
        cut.Dispose();
    }

    [Fact]
    public async Task A_folder_that_ends_with_a_day_gives_that_day_the_same_digest_and_proposals()
    {
        var data = RealData.NeedSmallcap();
        var truncated = Path.Combine(Path.GetDirectoryName(cut.Path)!, "data");
        Truncate(data, truncated);
        var expected = await LiveAsync(data, whole.Path);
        var found = await LiveAsync(truncated, cut.Path);
        Assert.NotEmpty(expected.Proposals);
        Assert.Equal(expected.Session, found.Session);
        Assert.Equal(Shown(expected), Shown(found));
        Assert.Equal(expected.Books, found.Books);
    }

    private static async Task<DeskState> LiveAsync(string data, string folder)
    {
        await using var bot = await LivingBot.StartAsync(new BotOptions
        {
            State = new StateOptions { Folder = folder },
            MarketData = new MarketDataOptions { Source = BarSourceKind.CsvFolder, Folder = data },
            Replay = new ReplayOptions { From = First },
            Exclusions = new ExclusionsOptions { Chosen = "none" },
        });
        while (bot.State.Session < Last)
        {
            foreach (var proposal in bot.State.OpenProposals.ToList())
            {
                await bot.SayAsync($"/approve {proposal.Number}");
            }

            await bot.NextAsync();
        }

        return bot.State;
    }

    private static string Shown(DeskState state) => System.Text.Json.JsonSerializer.Serialize(new
    {
        Digest = state.LastScan! with { Source = "", Caveat = null },
        Proposals = state.Proposals.Values.Select(proposal => new { proposal.Terms, proposal.Status }),
        Trades = state.Trades.Select(trade => trade.ToString()),
    });

    /// <summary>Everything that is known at the close of the last day, and nothing later.</summary>
    private static void Truncate(string data, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "bars"));
        File.Copy(Path.Combine(data, "universe.csv"), Path.Combine(to, "universe.csv"));
        foreach (var file in Directory.GetFiles(Path.Combine(data, "bars")))
        {
            File.WriteAllLines(
                Path.Combine(to, "bars", Path.GetFileName(file)), File.ReadLines(file).Where(IsKnown));
        }

        // All splits: the folder's bars are scaled by the later ones too, and the day's raw prices come from both.
        File.Copy(Path.Combine(data, "splits.csv"), Path.Combine(to, "splits.csv"));
    }

    private static bool IsKnown(string line) =>
        !DateOnly.TryParseExact(
            line.Split(',')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        || date <= Last;
}
