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
            .AddSingleton<IQuoteSource, AlpacaQuotes>()
            .AddSingleton<AlpacaQuoteStream>()
            .AddSingleton<IQuoteStream>(provider => provider.GetRequiredService<AlpacaQuoteStream>())
            .AddHostedService(provider => provider.GetRequiredService<AlpacaQuoteStream>())
            .AddSingleton<INewsSource, AlpacaNews>()
            .AddSingleton<AlpacaCorporateActions>()
            .AddSingleton<ICorporateActionSource>(provider => provider.GetRequiredService<AlpacaCorporateActions>())
            .AddSingleton(options)
            .AddSingleton<AlpacaListings>()
            .AddSingleton<BarRequests>()
            .AddSingleton<BarUpdate>()
            .AddSingleton<IBarSource, AlpacaBarSource>();

    /// <summary>For a verb that needs bars and no host.</summary>
    public static IBarSource ToAlpacaBarSource(this BotOptions options) => new BarsOfOneLoad(options);
}
