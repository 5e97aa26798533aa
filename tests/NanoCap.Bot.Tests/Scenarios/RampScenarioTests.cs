using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>The whole bot on an invented market with a ramp, every proposal approved.</summary>
public sealed class RampScenarioTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_week_at_each_step_never_invests_more_than_the_step_and_a_restart_keeps_it()
    {
        await using (var bot = await LivingBot.StartAsync(Options()))
        {
            await LiveAsync(bot, 5);
            Assert.NotEmpty(bot.State.Positions);
            Assert.Equal(new Ratio(0.10m), bot.State.Ramp.Scale);
            await bot.DoAsync($"/approve {bot.State.Ramp.Open!.Number}");
        }

        await using var again = await LivingBot.StartAsync(Options());
        Assert.Equal(new Ratio(0.25m), again.State.Ramp.Scale);
        Assert.Null(again.State.Ramp.Open);
        await LiveAsync(again, 5);
        Assert.Equal(new Ratio(0.50m), again.State.Ramp.Open!.To);
        Assert.True(again.State.Ramp.Open.Week.Entries > 0);
    }

    private static async Task LiveAsync(LivingBot bot, int sessions)
    {
        for (var session = 0; session < sessions; session++)
        {
            foreach (var proposal in bot.State.OpenProposals.ToList())
            {
                await bot.SayAsync($"/approve {proposal.Number}");
            }

            var limit = LimitOf(bot.State);
            await bot.NextAsync();
            var paid = bot.State.Positions.Values
                .Sum(position => position.AveragePrice.Value * position.Quantity.Value);
            Assert.True(paid <= limit * 1.001m, $"{paid} USD paid, {limit} USD at most");
        }
    }

    private static decimal LimitOf(DeskState state) =>
        Ramp.MostOf(RiskProfiles.SmallAccount, state.Equity, state.Ramp.Scale)!.Value.Value;

    private BotOptions Options() => new()
    {
        State = new StateOptions { Folder = temporary.Path },
        Ramp = new RampOptions { Enabled = true },
    };
}
