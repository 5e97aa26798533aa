using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NanoCap.Bot.Chat.Telegram;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Brokers.Alpaca;
using NanoCap.Bot.Tests.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Simulators.Telegram.Line;

namespace NanoCap.Bot.Tests.Chat.Telegram;

/// <summary>The bot's client against the stand-in, on one clock that stands, with all that is logged.</summary>
internal sealed class TelegramRig : IAsyncDisposable
{
    public const long Ada = TelegramWorld.Ada;
    private readonly ServiceProvider services;

    private TelegramRig(TelegramWorld world, TelegramOptions options)
    {
        World = world;
        Options = options;
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(world.Time)
            .AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .AddTelegramClient(options, world.Time)
            .BuildServiceProvider();
    }

    public TelegramWorld World { get; }

    public TelegramOptions Options { get; }

    public LinesOfLog Log { get; } = new();

    public TelegramClient Client => services.GetRequiredService<TelegramClient>();

    public TelegramPolling Polling => services.GetRequiredService<TelegramPolling>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TelegramRig> StartAsync(Func<TelegramOptions, TelegramOptions>? change = null)
    {
        var world = await TelegramWorld.StartAsync();
        var options = new TelegramOptions
        {
            Token = new NanoCap.Simulators.Telegram.TelegramStandInOptions().Token,
            ApiAddress = world.StandIn.Address.ToString(),
        };
        return new TelegramRig(world, change is null ? options : change(options));
    }

    /// <summary>Sends, a second after whatever went before.</summary>
    public Task<TelegramAnswer<TelegramWire.Message>> SendAsync(
        string html, long chat = Ada, TelegramKeyboard? keyboard = null)
    {
        World.Time.Advance(TimeSpan.FromSeconds(2));
        return Client.SendMessageAsync(
            new TelegramBodies.SendMessage(chat, html) { ReplyMarkup = keyboard }, FloodPriority.Normal, Cancel);
    }

    public async Task<TelegramWire.Message> SentAsync(string html, TelegramKeyboard? keyboard = null) =>
        Assert.IsType<TelegramAnswer<TelegramWire.Message>.Done>(await SendAsync(html, keyboard: keyboard)).Result;

    public Task<TelegramAnswer<TelegramWire.Message>> EditAsync(long message, string html, long chat = Ada)
    {
        World.Time.Advance(TimeSpan.FromSeconds(2));
        return Client.EditTextAsync(
            new TelegramBodies.EditText(chat, message, html), FloodPriority.Normal, Cancel);
    }

    public Task FaultAsync(TelegramFaultKind kind, double seconds = 5, string? method = null) =>
        World.DoAsync(new TelegramCommand.Fault(kind, Method: method, Seconds: seconds));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await World.DisposeAsync();
    }
}
