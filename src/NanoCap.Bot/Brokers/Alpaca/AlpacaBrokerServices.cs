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
            .AddSingleton(options)
            .AddSingleton<RequestBudget>()
            .AddSingleton<NotUnderstood>()
            .AddSingleton<KnownOrders>()
            .AddSingleton<AlpacaTransport>()
            .AddSingleton<AlpacaClient>()
            .AddSingleton<BooksReader>()
            .AddSingleton<UpdateReading>()
            .AddSingleton(provider => new ReconnectWaits(new Random(SeedOf(provider))))
            .AddSingleton<UpdateStream>()
            .AddSingleton<IBrokerStream>(provider => provider.GetRequiredService<UpdateStream>())
            .AddSingleton<IBroker, AlpacaBroker>();

    // Two bots that lose the same connection do not come back at the same moment.
    private static int SeedOf(IServiceProvider provider) =>
        (int)(provider.GetRequiredService<TimeProvider>().GetTimestamp() & int.MaxValue);
}
