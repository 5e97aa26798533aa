using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>The door to Alpaca's market data.</summary>
internal static class AlpacaMarketDataServices
{
    /// <summary>Registers what Alpaca knows of the market; nothing is asked before the first call.</summary>
    /// <param name="services">Where to register; must have a <see cref="TimeProvider"/> and logging.</param>
    /// <param name="options">The checked settings.</param>
    public static IServiceCollection AddAlpacaMarketData(this IServiceCollection services, BotOptions options) =>
        services
            .AddAlpacaLine(options.Alpaca)
            .AddSingleton<DataLine>()
            .AddSingleton<IQuoteSource, AlpacaQuotes>();
}
