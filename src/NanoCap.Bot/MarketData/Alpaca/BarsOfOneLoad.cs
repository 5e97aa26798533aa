using NanoCap.Bot.Live;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Bars for a program that has no other use for Alpaca: the lines are closed after each load.</summary>
internal sealed class BarsOfOneLoad(BotOptions options) : IBarSource
{
    public async Task<MarketHistory> LoadAsync(CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(ShiftedClock.Of(options.Clock))
            .AddLogging()
            .AddAlpacaMarketData(options)
            .BuildServiceProvider();
        return await services.GetRequiredService<IBarSource>().LoadAsync(cancellationToken);
    }
}
