using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Scenarios;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Incidents;

/// <summary>What went wrong in public bots (execution.md, section 7) where it needs the real host: files, chat, start
/// and stop.</summary>
public sealed class HostIncidentTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Theory]
    [InlineData("\"version\":1,\"shares\":")]
    [InlineData("SQLite format 3")]
    public async Task Row_11_a_poisoned_journal_starts_halted_with_chat_every_time_and_never_loops(string words)
    {
        await using (var bot = await StartAsync())
        {
            await bot.DoAsync("/approve 1");
            await bot.NextAsync();
        }

        Poison(temporary.File("desk.db"), Encoding.UTF8.GetBytes(words));
        for (var start = 0; start < 3; start++)
        {
            await using var halted = await StartAsync();
            Assert.NotNull(halted.HaltedBecause);
            Assert.Equal(AnswerKind.Done, (await halted.SayAsync("/help")).Kind);
            Assert.Equal(AnswerKind.Halted, (await halted.SayAsync("/approve all")).Kind);
        }
    }

    [Theory]
    [InlineData("day-loss:Stop", "DayLossStop", "0.001")]
    [InlineData("drawdown:Stop", "DrawdownStop", "0.001")]
    [InlineData("loss-streak:Stop", "LossStreak", "1")]
    [InlineData("refused-orders:Stop", "DayLossStop", "0.9")]
    public async Task Row_24_each_breaker_trips_in_the_real_host_and_holds_over_a_restart(
        string key, string limit, string value)
    {
        (string, string)[] limits =
        [
            ("DayLossReduce", "0.0005"), ("DrawdownReduce", "0.0005"), ("DayLossStop", "0.9"), ("DrawdownStop", "0.9"),
            (limit, value),
        ];
        if (key.StartsWith("refused", StringComparison.Ordinal))
        {
            await BlockAccountAsync();
        }

        await using (var bot = await StartAsync(limits))
        {
            await LiveUntilAsync(bot, key);
        }

        await using var again = await StartAsync(limits);
        Assert.Contains(key, again.State.Safety.Latches.Keys);
        Assert.Contains(key.Split(':')[0], again.State.Breakers.Keys);
        Assert.Contains(again.State.Alerts.Standing.Keys, alert => alert == $"breaker:{key}");
        var entries = Entries(again.State);
        foreach (var proposal in again.State.OpenProposals.ToList())
        {
            Assert.Equal(AnswerKind.Refused, (await again.SayAsync($"/approve {proposal.Number}")).Kind);
        }

        await again.NextAsync();
        Assert.Equal(entries, Entries(again.State));
    }

    [Fact]
    public async Task Row_27_an_approval_is_on_disk_before_its_tap_is_answered_and_outlives_a_restart()
    {
        int number;
        await using (var bot = await StartAsync())
        {
            number = bot.State.OpenProposals.First().Number;
            await bot.DoAsync($"/approve {number}");

            // Another connection, as after a loss of power at this moment.
            using var reading = BotDatabase.OpenForReading(bot.Services.GetRequiredService<StateFiles>());
            var entries = new JournalReader(reading, bot.Services.GetRequiredService<StateFiles>()).Entries().ToList();
            Assert.Contains(entries, entry => entry.Type == nameof(DeskEvent.ProposalApproved));
        }

        await using var again = await StartAsync();
        Assert.Equal(ProposalStatus.Approved, again.State.Proposals[number].Status);
        await again.NextAsync();
        Assert.NotNull(again.State.Proposals[number].OrderId);
    }

    private static int Entries(DeskState state) =>
        state.Orders.Values.Count(order => order.Purpose == OrderPurpose.Entry && order.SentAt is not null);

    private async Task LiveUntilAsync(LivingBot bot, string key)
    {
        for (var session = 0; session < 60; session++)
        {
            foreach (var proposal in bot.State.OpenProposals.ToList())
            {
                await bot.SayAsync($"/approve {proposal.Number}");
            }

            await bot.NextAsync();
            if (bot.State.Safety.Latches.GetValueOrDefault(key) is { ActedAt: not null })
            {
                return;
            }
        }

        Assert.Fail($"{key} was never reached.");
    }

    /// <summary>The broker says no to every order from now on.</summary>
    private async Task BlockAccountAsync()
    {
        await using (await StartAsync())
        {
        }

        using var ledger = BrokerLedger.Open(temporary.File("broker.db"));
        var last = ledger.ReadNew()[^1].At;
        ledger.Append([new ExchangeEvent.AccountFlagged(new AccountFlags { IsTradingBlocked = true }, last)]);
    }

    private static void Poison(string file, ReadOnlySpan<byte> words)
    {
        var bytes = File.ReadAllBytes(file);
        var place = bytes.AsSpan().IndexOf(words);
        Assert.True(place >= 0, $"Expected '{Encoding.UTF8.GetString(words)}' in {file}.");
        bytes.AsSpan(place, words.Length).Fill((byte)'X');
        File.WriteAllBytes(file, bytes);
    }

    private Task<LivingBot> StartAsync(params (string Limit, string Value)[] limits) =>
        LivingBot.StartAsync(new BotOptions
        {
            State = new StateOptions { Folder = temporary.Path },
            Profile = new ProfileOptions
            {
                Overrides = limits.GroupBy(one => one.Limit, one => one.Value)
                    .ToDictionary(one => one.Key, one => (string?)one.Last()),
            },
        });
}
