using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Options;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>The door to Telegram.</summary>
internal static class TelegramServices
{
    /// <summary>Telegram as a channel. Expects what <see cref="ChatServices"/> expects.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="options">The checked settings, with a token.</param>
    /// <param name="file">Where it is kept what chats show.</param>
    /// <param name="time">This machine's clock, which Telegram's times are compared with.</param>
    public static IServiceCollection AddTelegramChat(
        this IServiceCollection services, TelegramOptions options, string file, TimeProvider time) => services
        .AddTelegramClient(options, time)
        .AddSingleton(_ => new ChatDatabase(file))
        .AddSingleton(provider => new DeliveryBook(
            provider.GetRequiredService<ChatDatabase>(), ChannelFeatures.Telegram.Name))
        .AddSingleton<IUndelivered>(provider => new Undelivered(provider.GetRequiredService<DeliveryBook>(), time))
        .AddSingleton<IRoles, TelegramRoles>()
        .AddSingleton<ICardSender, TelegramSender>()
        .AddSingleton<TelegramIdentity>()
        .AddSingleton<TelegramMenu>()
        .AddSingleton<DeliveryAlerts>()
        .AddSingleton(provider => new ChannelDelivery(TelegramPlaces.Of(options), PartsOf(provider, time)))
        .AddSingleton(provider => new TelegramAnswers(
            provider.GetRequiredService<ICardSender>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new TelegramMessages(
            provider.GetRequiredService<CommandRouter>(), provider.GetRequiredService<TelegramAnswers>(),
            provider.GetRequiredService<TelegramIdentity>(), time))
        .AddSingleton(provider => new TelegramTaps(
            provider.GetRequiredService<TelegramClient>(), provider.GetRequiredService<DeliveryBook>(),
            provider.GetRequiredService<TelegramAnswers>(), time,
            provider.GetRequiredService<ILogger<TelegramTaps>>(), provider.GetService<IButtonDesk>()))
        .AddSingleton<ITelegramInbox>(provider => new TelegramInbox(
            provider.GetRequiredService<TelegramMessages>(), provider.GetRequiredService<TelegramTaps>(),
            provider.GetRequiredService<ChannelDelivery>(), provider.GetRequiredService<DeliveryBook>(),
            provider.GetRequiredService<IRoles>(), time))
        .AddSingleton(provider => new TelegramChat(
            provider.GetRequiredService<TelegramClient>(), provider.GetRequiredService<TelegramPolling>(),
            provider.GetRequiredService<ITelegramInbox>(), provider.GetRequiredService<TelegramMenu>(),
            provider.GetRequiredService<TelegramIdentity>(), provider.GetRequiredService<ChannelDelivery>(),
            provider.GetRequiredService<DeliveryAlerts>(), options, time))
        .AddSingleton<IChatChannel>(provider => provider.GetRequiredService<TelegramChat>());

    /// <summary>Registers the client; nothing is asked before the first call.</summary>
    /// <param name="services">Where to register; must have logging.</param>
    /// <param name="options">The checked settings.</param>
    /// <param name="time">This machine's clock.</param>
    public static IServiceCollection AddTelegramClient(
        this IServiceCollection services, TelegramOptions options, TimeProvider time) => services
        .AddSingleton(options)
        .AddSingleton(_ => new FloodGate(time))
        .AddSingleton(_ => new TelegramTransport(options, time))
        .AddSingleton(provider => new TelegramClient(
            options, provider.GetRequiredService<TelegramTransport>(), provider.GetRequiredService<FloodGate>(), time))
        .AddSingleton(provider => new TelegramPolling(
            provider.GetRequiredService<TelegramClient>(),
            time,
            new Random(SeedOf(time)),
            provider.GetRequiredService<ILogger<TelegramPolling>>()));

    private static DeliveryParts PartsOf(IServiceProvider provider, TimeProvider time) => new(
        provider.GetRequiredService<ICardSender>(),
        provider.GetRequiredService<DeliveryBook>(),
        provider.GetRequiredService<IUndelivered>(),
        provider.GetService<IButtonDesk>(),
        provider.GetRequiredService<CommandPorts>(),
        provider.GetRequiredService<CommandRouter>(),
        provider.GetRequiredService<IDeskFeed>(),
        new BackOff(new Random(SeedOf(time))),
        provider.GetRequiredService<TimeProvider>(),
        time,
        provider.GetRequiredService<ILoggerFactory>());

    // Two bots that lose the same connection do not come back at the same moment.
    private static int SeedOf(TimeProvider time) => (int)(time.GetTimestamp() & int.MaxValue);
}
