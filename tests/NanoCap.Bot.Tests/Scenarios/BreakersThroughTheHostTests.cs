using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>Each breaker trips in the real host, not only where it was written. The limits are so small that a day of
/// an invented market crosses them.</summary>
public sealed class BreakersThroughTheHostTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Theory]
    [InlineData("day-loss:Reduce", "DayLossReduce", "DayLossStop")]
    [InlineData("drawdown:Reduce", "DrawdownReduce", "DrawdownStop")]
    public async Task A_reduction_at_a_close_sells_half_at_the_next_open_and_the_digest_explains_it(
        string key, string reduce, string stop)
    {
        await using var bot = await StartAsync((reduce, "0.001"), (stop, "0.9"));
        await LiveUntilAsync(bot, key);
        var held = bot.State.Positions;
        Assert.NotEmpty(held);
        var session = bot.State.Session!.Value;
        Assert.Equal(session, bot.State.Safety.Latches[key].Session);
        Assert.All(held.Values.Where(position => position.ScheduledExit == ExitReason.Breaker), position =>
            Assert.True(position.Keep.IsZero || position.ToSell.Value == Math.Floor(position.Quantity.Value / 2m)));
        Assert.Contains(held.Values, position => position.ScheduledExit == ExitReason.Breaker);
        Assert.Contains("At the next open:", await bot.DoAsync("/status"), StringComparison.Ordinal);

        await bot.NextAsync();
        await bot.AssertBalancedAsync();
        Assert.Contains(bot.State.Trades, trade => trade.Reason == ExitReason.Breaker);
        Assert.Equal(0.5m, bot.State.Safety.SizeScale);
        await bot.DoAsync("/resume");
        Assert.Equal(1m, bot.State.Safety.SizeScale);
        Assert.Equal(bot.State.Equity, bot.State.PeakEquity);
    }

    [Theory]
    [InlineData("day-loss:Stop", "DayLossStop", "DayLossStopAction")]
    [InlineData("drawdown:Stop", "DrawdownStop", "DrawdownStopAction")]
    public async Task All_out_at_a_close_leaves_nothing_the_day_after_and_survives_a_restart(
        string key, string stop, string action)
    {
        (string, string)[] limits =
            [(stop, "0.001"), (action, "AllOut"), ("DrawdownReduce", "0.0005"), ("DayLossReduce", "0.0005")];
        await using (var bot = await StartAsync(limits))
        {
            await LiveUntilAsync(bot, key);
            Assert.NotNull(bot.State.ExitUnderWay);
        }

        await using var again = await StartAsync(limits);
        Assert.NotEmpty(again.State.Breakers);
        await again.NextAsync();
        Assert.Empty(again.State.Positions);
        Assert.Null(again.State.ExitUnderWay);
        Assert.Equal(1, again.State.ExitCount);
        await again.AssertBalancedAsync();
        Assert.Equal(AnswerKind.Done, (await again.SayAsync("/breakers")).Kind);
    }

    [Fact]
    public async Task Losses_in_a_row_stop_entries()
    {
        await using var bot = await StartAsync(("LossStreak", "1"), ("DrawdownStop", "0.9"), ("DayLossStop", "0.9"));
        await LiveUntilAsync(bot, "loss-streak:Stop");
        Assert.Equal(["loss-streak"], bot.State.Breakers.Keys);
        foreach (var proposal in bot.State.OpenProposals.ToList())
        {
            Assert.Equal(AnswerKind.Refused, (await bot.SayAsync($"/approve {proposal.Number}")).Kind);
        }

        var entries = bot.State.Orders.Values.Count(order => order.Purpose == OrderPurpose.Entry);
        await bot.NextAsync();
        Assert.Equal(entries, bot.State.Orders.Values.Count(order => order.Purpose == OrderPurpose.Entry));
    }

    [Fact]
    public async Task The_market_is_judged_at_every_open_and_close()
    {
        await using var bot = await StartAsync();
        await bot.NextAsync();
        var reading = bot.State.Safety.Readings["market-volatility"];
        Assert.NotNull(reading.Measured);
        Assert.Contains("the scanned universe", reading.Text, StringComparison.Ordinal);
    }

    private static async Task LiveUntilAsync(LivingBot bot, string key)
    {
        for (var session = 0; session < 60; session++)
        {
            foreach (var proposal in bot.State.OpenProposals.ToList())
            {
                await bot.SayAsync($"/approve {proposal.Number}");
            }

            await bot.NextAsync();
            if (bot.State.Safety.Latches.GetValueOrDefault(key) is BreakerLatch { ActedAt: not null })
            {
                return;
            }
        }

        Assert.Fail($"{key} was never reached.");
    }

    private Task<LivingBot> StartAsync(params (string Limit, string Value)[] limits) =>
        LivingBot.StartAsync(new BotOptions
        {
            State = new StateOptions { Folder = temporary.Path },
            Profile = new ProfileOptions
            {
                Overrides = limits.ToDictionary(limit => limit.Limit, limit => (string?)limit.Value),
            },
        });
}
