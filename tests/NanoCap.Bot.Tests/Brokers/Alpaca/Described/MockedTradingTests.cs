using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca.Described;

/// <summary>Our client understands the examples in Alpaca's own description, which nobody here wrote.</summary>
public sealed class MockedTradingTests
{
    private const string Description = "alpaca-trading.mock.json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_client_completes_account_clock_assets_orders_and_positions_against_the_described_examples()
    {
        var obstacle = PrismTool.FindObstacle(Description);
        Assert.SkipUnless(obstacle is null, obstacle ?? string.Empty);
        await using var prism = await PrismTool.MockAsync(Description);
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddAlpacaBroker(new AlpacaOptions
            {
                KeyId = "any", SecretKey = "any", TradingAddress = prism.Address.ToString(), DeadlineSeconds = 30,
            })
            .BuildServiceProvider();
        var (client, broker) = (services.GetRequiredService<AlpacaClient>(), services.GetRequiredService<IBroker>());

        var account = await client.ReadAccountAsync(Token);
        Assert.NotNull(account.Status);
        Assert.NotNull(account.Cash);
        Assert.NotNull(account.Equity);
        Assert.NotNull(account.BuyingPower);

        var clock = await client.ReadClockAsync(Token);
        Assert.NotNull(clock.Timestamp);
        Assert.True(clock.NextClose > DateTimeOffset.UnixEpoch);
        Assert.All(
            await client.ReadCalendarAsync(new(2026, 1, 2), new(2026, 1, 9), Token), day => Assert.NotNull(day.Open));

        Assert.All(await client.ReadAssetsAsync(Token), asset => Assert.NotNull(asset.Symbol));
        Assert.IsType<AssetAnswer.Found>(await broker.FindAssetAsync(Symbol.Of("AAPL"), Token));

        Assert.All(await client.ReadPositionsAsync(Token), position => Assert.True(position.Qty is not null));
        var orders = await client.ReadOrdersAsync("all", after: null, Token);
        Assert.NotEmpty(orders);
        Assert.All(
            orders.Where(order => order.IsEquity),
            order => Assert.NotEmpty(new OrderReading(OrderReading.ByOrder([]), _ => null).Read(order)));
        Assert.NotNull((await client.ReadPortfolioHistoryAsync(new(2026, 1, 2), Token)).Equity);
    }

    [Fact]
    public async Task An_order_goes_out_as_described_and_its_answer_names_another_so_it_stays_unknown()
    {
        var obstacle = PrismTool.FindObstacle(Description);
        Assert.SkipUnless(obstacle is null, obstacle ?? string.Empty);
        await using var prism = await PrismTool.MockAsync(Description);
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddAlpacaBroker(new AlpacaOptions
            {
                KeyId = "any", SecretKey = "any", TradingAddress = prism.Address.ToString(), DeadlineSeconds = 30,
            })
            .BuildServiceProvider();

        var answer = await services.GetRequiredService<IBroker>().SubmitAsync(StandInRig.Buy("entry"), Token);

        // The example is an order of somebody else: only a lookup may tell what became of ours.
        Assert.Contains("200", Assert.IsType<SubmitAnswer.Unknown>(answer).Text, StringComparison.Ordinal);
    }
}
