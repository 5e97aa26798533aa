using Microsoft.Extensions.DependencyInjection.Extensions;
using NanoCap.Bot.Brokers.Alpaca.Checks;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>The door to Alpaca.</summary>
internal static class AlpacaBrokerServices
{
    /// <summary>Registers the account as broker; nothing is asked before the first call.</summary>
    /// <param name="services">Where to register; must have a <see cref="TimeProvider"/> and logging.</param>
    /// <param name="options">The checked settings.</param>
    public static IServiceCollection AddAlpacaBroker(this IServiceCollection services, AlpacaOptions options) =>
        services
            .AddAlpacaLine(options)
            .AddSingleton<KnownOrders>()
            .AddSingleton<BooksReader>()
            .AddSingleton<UpdateReading>()
            .AddSingleton<UpdateStream>()
            .AddSingleton<IBrokerNews>(provider => provider.GetRequiredService<UpdateStream>())
            .AddSingleton<IBrokerCalendar, AlpacaCalendar>()
            .AddSingleton<IBrokerAccount, AlpacaAccount>()
            .AddSingleton<AlpacaBroker>()
            .AddSingleton<LastHeard>()
            .AddSingleton(provider => new HeardBroker(
                provider.GetRequiredService<AlpacaBroker>(), provider.GetRequiredService<LastHeard>()))
            .AddSingleton<IBroker>(provider => provider.GetRequiredService<HeardBroker>());

    /// <summary>Registers what <c>test</c> asks of the account, each question with a short deadline.</summary>
    /// <param name="services">Where to register; must have a <see cref="TimeProvider"/> and logging.</param>
    /// <param name="options">The checked settings.</param>
    public static IServiceCollection AddAlpacaAccountChecks(this IServiceCollection services, BotOptions options)
    {
        services.TryAddSingleton(options);
        return services
            .AddAlpacaBroker(options.Alpaca.WithShortDeadline())
            .AddSingleton<IConnectionCheck, ServiceCheck>()
            .AddSingleton<IConnectionCheck, KeysCheck>()
            .AddSingleton<IConnectionCheck, PermissionsCheck>()
            .AddSingleton<IConnectionCheck, ClockCheck>()
            .AddSingleton<IConnectionCheck, CalendarCheck>()
            .AddSingleton<IConnectionCheck, OrderStreamCheck>();
    }

    /// <summary>What asks the trading service, once for all who ask it: one budget of requests.</summary>
    public static IServiceCollection AddAlpacaLine(this IServiceCollection services, AlpacaOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton<RequestBudget>();
        services.TryAddSingleton<NotUnderstood>();
        services.TryAddSingleton(provider => new AlpacaTransport(
            options, options.TradingUri, provider.GetRequiredService<RequestBudget>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<AlpacaClient>();
        services.TryAddSingleton(provider => new ReconnectWaits(new Random(SeedOf(provider))));
        return services;
    }

    // Two bots that lose the same connection do not come back at the same moment.
    private static int SeedOf(IServiceProvider provider) =>
        (int)(provider.GetRequiredService<TimeProvider>().GetTimestamp() & int.MaxValue);
}
