using NanoCap.Bot.Options;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>The door to Telegram.</summary>
internal static class TelegramServices
{
    /// <summary>Registers the client; nothing is asked before the first call.</summary>
    /// <param name="services">Where to register; must have a <see cref="TimeProvider"/> and logging.</param>
    /// <param name="options">The checked settings.</param>
    public static IServiceCollection AddTelegramClient(this IServiceCollection services, TelegramOptions options) =>
        services
            .AddSingleton(options)
            .AddSingleton<FloodGate>()
            .AddSingleton<TelegramTransport>()
            .AddSingleton<TelegramClient>()
            .AddSingleton(provider => new TelegramPolling(
                provider.GetRequiredService<TelegramClient>(),
                provider.GetRequiredService<TimeProvider>(),
                new Random(SeedOf(provider)),
                provider.GetRequiredService<ILogger<TelegramPolling>>()));

    // Two bots that lose the same connection do not come back at the same moment.
    private static int SeedOf(IServiceProvider provider) =>
        (int)(provider.GetRequiredService<TimeProvider>().GetTimestamp() & int.MaxValue);
}
