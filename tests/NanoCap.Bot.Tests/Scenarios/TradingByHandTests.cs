using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;
using NanoCap.Bot.Schedule;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Scenarios;

/// <summary>An owner who trades by hand, through the whole bot.</summary>
public sealed class TradingByHandTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task Bought_by_hand_given_levels_sold_in_part_and_all_of_it_after_a_restart()
    {
        string symbol;
        int left;
        await using (var bot = await StartAsync())
        {
            symbol = bot.State.OpenProposals.First().Terms.Symbol.Value;
            await bot.DoAsync($"/reject {bot.State.OpenProposals.First().Number}");
            await bot.DoAsync($"/buy {symbol} $150");
            await bot.DoAsync($"/approve {bot.State.OpenProposals.Last().Number}");
            await bot.NextAsync();
            var position = bot.State.Positions.Values.Single(held => held.Symbol.Value == symbol);
            Assert.Equal("manual", position.Strategy);
            await AssertOnePairAsync(bot, symbol, position.Stop!.Value.Value);

            var stop = decimal.Round(position.LastPrice.Value * 0.80m, 2);
            await bot.DoAsync($"/stop {symbol} {stop}");
            await bot.DoAsync($"/target {symbol} {decimal.Round(position.LastPrice.Value * 3m, 2)}");
            await AssertOnePairAsync(bot, symbol, stop);
            Assert.Equal(AnswerKind.Refused, (await bot.SayAsync($"/stop {symbol} {stop * 5m}")).Kind);
            Assert.Equal(
                AnswerKind.Refused, (await bot.SayAsync($"/cancel {bot.State.OpenOrders.First().Id}")).Kind);

            left = (int)position.Quantity.Value - 2;
            await bot.DoAsync($"/sell {symbol} 2");
            await bot.DoAsync($"/approve {bot.State.OpenSaleProposals.Single().Number}");
        }

        await using (var again = await StartAsync())
        {
            await again.NextAsync();
            var position = again.State.Positions.Values.Single(held => held.Symbol.Value == symbol);
            Assert.Equal(left, position.Quantity.Value);
            await AssertOnePairAsync(again, symbol, position.Stop!.Value.Value);
            Assert.True(again.State.SaleProposals.Values.Single().Result!.IsComplete);
            await again.AssertBalancedAsync();

            await again.DoAsync($"/sell {symbol} all");
            await again.DoAsync("/approve all");
            await again.NextAsync();
            Assert.DoesNotContain(again.State.Positions.Keys, held => held.Value == symbol);
            await again.AssertBalancedAsync();
        }
    }

    private static async Task AssertOnePairAsync(LivingBot bot, string symbol, decimal stop)
    {
        await bot.Services.GetRequiredService<DeskRest>().SettleAsync(TestContext.Current.CancellationToken);
        var broker = await bot.ReadBrokerAsync();
        var pair = Assert.Single(broker.Orders, order => order.Request.Symbol.Value == symbol && !order.IsTerminal);
        Assert.Equal((OrderClass.OneCancelsOther, stop), (pair.Request.Class, pair.Request.StopPrice!.Value.Value));
        Assert.Empty(ProtectionCoverage.Of(bot.State));
    }

    private Task<LivingBot> StartAsync() => LivingBot.StartAsync(BotConfiguration.Load(
        AppContext.BaseDirectory, new Dictionary<string, string?> { ["State:Folder"] = temporary.Path }));
}
