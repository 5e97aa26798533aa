using Microsoft.Extensions.DependencyInjection.Extensions;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.MarketData.Alpaca.Checks;
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

    /// <summary>Registers what <c>test</c> asks of the data service, each question with a short deadline.</summary>
    /// <param name="services">Where to register; must have a <see cref="TimeProvider"/>.</param>
    /// <param name="options">The checked settings.</param>
    public static IServiceCollection AddAlpacaDataChecks(this IServiceCollection services, BotOptions options)
    {
        services.TryAddSingleton(options);
        services.AddSingleton(provider => new DataProbe(
            options, options.Alpaca.WithShortDeadline(), provider.GetRequiredService<TimeProvider>()));
        if (options.MarketData.Source == BarSourceKind.Alpaca)
        {
            services.AddSingleton<IConnectionCheck, BarsCheck>();
        }

        return services
            .AddSingleton<IConnectionCheck, QuotesCheck>()
            .AddSingleton<IConnectionCheck, QuoteStreamCheck>();
    }

    /// <summary>For a verb that needs bars and no host.</summary>
    public static IBarSource ToAlpacaBarSource(this BotOptions options) => new BarsOfOneLoad(options);
}
