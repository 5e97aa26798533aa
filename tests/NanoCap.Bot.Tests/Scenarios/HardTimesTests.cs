using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>The whole bot on an invented market when something goes wrong.</summary>
public sealed class HardTimesTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_stop_that_is_hit_closes_the_position()
    {
        await using var bot = await StartAsync();
        for (var session = 0; session < 80 && !HasStoppedOut(bot.State); session++)
        {
            await ApproveAllAsync(bot);
            await bot.NextAsync();
        }

        var trade = bot.State.Trades.First(closed => closed.Reason == ExitReason.Stop);
        Assert.Contains(trade.Symbol, bot.State.StoppedOut.Keys);
        Assert.DoesNotContain(trade.Symbol, bot.State.Positions.Keys);
        Assert.Empty(bot.State.OpenOrdersIn(trade.Symbol));
        await bot.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_day_ends_it_as_if_nothing_had_been()
    {
        await using (var bot = await StartAsync())
        {
            await ApproveAllAsync(bot);
            await bot.Replay.ToNextOpenAsync(CancellationToken.None);
            Assert.False(bot.IsEvening);
        }

        using var other = new TemporaryFolder();
        await using var undisturbed = await LivingBot.StartAsync(Options(other.Path));
        await ApproveAllAsync(undisturbed);
        await undisturbed.NextAsync();
        await using var again = await StartAsync();
        await again.AssertBooksAgreeAsync();
        await again.NextAsync();
        Assert.True(again.IsEvening);
        await again.AssertBalancedAsync();
        Assert.Equal(undisturbed.State.Books, again.State.Books);
        Assert.Equal(undisturbed.State.Equity, again.State.Equity);
        Assert.NotEmpty(again.State.Positions);
        Assert.Equal(undisturbed.State.Positions.Keys, again.State.Positions.Keys);
        Assert.Equal(undisturbed.State.OpenOrderIds, again.State.OpenOrderIds);
    }

    [Fact]
    public async Task A_pause_lasts_over_a_restart_and_nothing_is_bought()
    {
        await using (var bot = await StartAsync())
        {
            await bot.DoAsync("/pause");
        }

        await using var again = await StartAsync();
        Assert.Equal(DeskMode.Paused, again.State.Mode);
        var number = again.State.OpenProposals.First().Number;
        Assert.Equal(AnswerKind.Refused, (await again.SayAsync($"/approve {number}")).Kind);
        await again.NextAsync();
        Assert.Empty(again.State.Positions);
        Assert.Empty(again.State.Orders);
    }

    [Fact]
    public async Task A_second_instance_on_the_same_folder_is_refused()
    {
        await using var bot = await StartAsync();
        var refused = await Assert.ThrowsAsync<StateFolderException>(StartAsync);
        Assert.Contains("in use by process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_another_seed_is_refused_and_left_as_it_is()
    {
        await using (await StartAsync())
        {
        }

        var other = Options(temporary.Path) with
        {
            MarketData = new MarketDataOptions { Synthetic = new SyntheticMarketOptions { Seed = 777 } },
        };
        await Assert.ThrowsAsync<MarketDataException>(() => LivingBot.StartAsync(other));
        await using var again = await StartAsync();
        await again.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_margin_account_does_not_become_a_cash_account_by_a_setting()
    {
        await using (await StartAsync())
        {
        }

        var other = Options(temporary.Path) with { Account = new AccountOptions { Kind = AccountKind.Cash } };

        var refused = await Assert.ThrowsAsync<MarketDataException>(() => LivingBot.StartAsync(other));
        Assert.Contains("expected Account:Kind Margin", string.Join(' ', refused.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_was_changed_between_two_starts_applies_to_the_same_account()
    {
        await using (await StartAsync())
        {
        }

        var strict = new ProfileOptions
        {
            Overrides = new Dictionary<string, string?> { ["PositionMinimum"] = "290", ["PositionMaximum"] = "291" },
        };
        await using var again = await LivingBot.StartAsync(Options(temporary.Path) with { Profile = strict });
        Assert.All(
            again.State.OpenProposals, proposal => Assert.True(proposal.Terms.Notional < new Usd(290m)));
        Assert.Empty(await ApproveAllAsync(again));
        await again.NextAsync();
        await again.AssertBalancedAsync();
    }

    [Theory]
    [InlineData("broker.db", "ledger")]
    [InlineData("desk.db", "journal")]
    public async Task Half_an_account_is_never_completed_with_a_new_half(string file, string name)
    {
        await using (var bot = await StartAsync())
        {
            await ApproveAllAsync(bot);
            await bot.NextAsync();
        }

        var missing = temporary.File(file);
        foreach (var part in Directory.GetFiles(temporary.Path, file + "*"))
        {
            File.Delete(part);
        }

        var torn = await Assert.ThrowsAsync<AccountTornException>(StartAsync);
        Assert.Contains(missing, torn.Message, StringComparison.Ordinal);
        Assert.Contains(name, torn.Message, StringComparison.Ordinal);
        Assert.Contains("Restore both files", torn.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(missing));
        Assert.Equal(ExitCode.Halted, CliErrors.Report(torn, TextWriter.Null));
    }

    [Fact]
    public async Task A_first_start_that_crashed_before_the_ledger_was_made_goes_on()
    {
        using (var folder = temporary.Open())
        {
            BotDatabase.Open(folder).Dispose();
        }

        Assert.False(File.Exists(temporary.File("broker.db")));
        await using var bot = await StartAsync();
        await bot.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_full_disk_under_the_journal_halts_the_bot_and_loses_nothing()
    {
        var promised = new List<int>();
        await using (var bot = await StartAsync())
        {
            LimitToPresentSize(bot.Services.GetRequiredService<BotDatabase>().Writer);
            for (var step = 0; step < 300 && bot.HaltedBecause is null; step++)
            {
                promised.AddRange(await ApproveAllAsync(bot));
                await bot.SayAsync("/next");
            }

            Assert.Contains("HALTED", bot.HaltedBecause, StringComparison.Ordinal);
            var refused = await bot.SayAsync("/pause");
            Assert.Equal(AnswerKind.Failed, refused.Kind);
            Assert.Contains("HALTED", refused.Text, StringComparison.Ordinal);
            Assert.NotEqual(AnswerKind.Failed, (await bot.SayAsync("/status")).Kind);
        }

        await using var again = await StartAsync();
        Assert.Null(again.HaltedBecause);
        await again.AssertBooksAgreeAsync();
        Assert.All(promised, number => Assert.NotNull(again.State.Proposals[number].DecidedBy));
        await again.NextAsync();
        await again.AssertBalancedAsync();
    }

    [Fact]
    public async Task A_full_disk_under_the_ledger_is_told_and_lived_through_when_there_is_room()
    {
        await using var bot = await StartAsync();
        var ledger = bot.Services.GetRequiredService<BrokerLedger>();
        await ApproveAllAsync(bot);
        ledger.LimitTo(1);
        var failed = default(CommandReply);
        for (var step = 0; step < 100 && failed?.Kind != AnswerKind.Failed; step++)
        {
            failed = await bot.SayAsync("/next");
            await ApproveAllAsync(bot);
        }

        Assert.Equal(AnswerKind.Failed, failed?.Kind);
        Assert.Contains("ledger", failed!.Text, StringComparison.Ordinal);
        ledger.LimitTo(1_000_000);
        await bot.NextAsync();
        await bot.NextAsync();
        await bot.AssertBalancedAsync();
        Assert.NotEmpty(bot.State.Orders);
    }

    [Fact]
    public async Task Exit_at_the_end_of_the_data_says_what_is_left()
    {
        var synthetic = new SyntheticMarketOptions();
        await using var bot = await LivingBot.StartAsync(Options(temporary.Path) with
        {
            MarketData = new MarketDataOptions
            {
                Synthetic = synthetic with { LastSession = TradingCalendar.Nyse.Next(synthetic.FirstEvening) },
            },
        });
        Assert.NotEmpty(await ApproveAllAsync(bot));
        await bot.NextAsync();
        Assert.True(bot.Replay.IsAtEnd);
        Assert.NotEmpty(bot.State.Positions);
        await bot.SayAsync("/exit EXIT");
        Assert.NotNull(bot.State.ExitUnderWay);
        var left = (await bot.SayAsync("/status")).Text;
        Assert.Contains("EXIT", left, StringComparison.Ordinal);
        await bot.AssertBooksAgreeAsync();
    }

    private static bool HasStoppedOut(DeskState state) => state.Trades.Any(trade => trade.Reason == ExitReason.Stop);

    private static async Task<List<int>> ApproveAllAsync(LivingBot bot)
    {
        var approved = new List<int>();
        foreach (var proposal in bot.State.OpenProposals.ToList())
        {
            if ((await bot.SayAsync($"/approve {proposal.Number}")).Kind == AnswerKind.Done)
            {
                approved.Add(proposal.Number);
            }
        }

        return approved;
    }

    private static void LimitToPresentSize(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        // SQLite never goes below what the file has.
        command.CommandText = "PRAGMA max_page_count = 1";
        command.ExecuteNonQuery();
    }

    private static BotOptions Options(string folder) => new() { State = new StateOptions { Folder = folder } };

    private Task<LivingBot> StartAsync() => LivingBot.StartAsync(Options(temporary.Path));
}
