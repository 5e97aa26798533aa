using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.MarketData;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>The whole bot through real sessions, approving the first proposal of each day.</summary>
public sealed class RealMarketTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Theory]
    [InlineData("all")]
    [InlineData("none")]
    public async Task Sixty_real_sessions_leave_books_that_balance_every_evening(string exclusions)
    {
        var folder = RealData.NeedSmallcap();
        await using var bot = await LivingBot.StartAsync(Options(folder, exclusions));
        await bot.AssertBalancedAsync();
        var approved = 0;
        for (var session = 0; session < 60; session++)
        {
            if (bot.State.OpenProposals.FirstOrDefault() is { } first
                && (await bot.SayAsync($"/approve {first.Number}")).Kind == AnswerKind.Done)
            {
                approved++;
            }

            await bot.NextAsync();
            await bot.AssertBalancedAsync();
            AssertProtected(bot.State);
        }

        Assert.Equal(61, bot.State.EquityCurve.Count);
        Assert.True(exclusions == "all" || (approved > 10 && bot.State.Trades.Count > 10), $"{approved} approved");

        await bot.DoAsync("/exit EXIT");
        for (var session = 0; session < 15 && bot.State.ExitUnderWay is not null; session++)
        {
            await bot.NextAsync();
        }

        await bot.AssertBalancedAsync();
        Assert.Empty(bot.State.Positions);
        var broker = await bot.ReadBrokerAsync();
        Assert.Empty(broker.Positions);
        Assert.All(broker.Orders, order => Assert.True(order.IsTerminal));
    }

    private static void AssertProtected(DeskState state)
    {
        foreach (var position in state.Positions.Values.Where(position => position.Selling is null))
        {
            var pair = Assert.Single(state.OpenOrdersIn(position.Symbol));
            Assert.Equal(OrderPurpose.Protection, pair.Purpose);
            Assert.Equal(position.Quantity, pair.Remaining);
        }
    }

    private BotOptions Options(string folder, string exclusions) => new()
    {
        State = new StateOptions { Folder = temporary.Path },
        MarketData = new MarketDataOptions { Source = BarSourceKind.CsvFolder, Folder = folder },
        Replay = new ReplayOptions { From = new DateOnly(2024, 1, 2) },
        Exclusions = new ExclusionsOptions { Chosen = exclusions },
    };
}
