using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NanoCap.Bot.Chat;
using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Bot.Chat.Telegram;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Simulators.Telegram;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Simulators.Telegram;
using NanoCap.Simulators.Telegram.Control;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Scenarios.Telegram;

/// <summary>The whole bot on an invented market, and Telegram's stand-in over HTTP; the test says when updates are
/// fetched and messages go, and time passes only while something waits for it.</summary>
internal sealed class TelegramEvening : IAsyncDisposable
{
    public const long Ada = TelegramWorld.Ada;
    public const long Group = TelegramWorld.Group;
    private readonly TemporaryFolder folder = new();
    private readonly BotOptions options;
    private LivingBot bot = null!;
    private ServiceProvider telegram = null!;

    private TelegramEvening(TelegramWorld world, Func<TelegramOptions, TelegramOptions> change)
    {
        World = world;
        var defaults = new BotOptions();
        options = defaults with
        {
            State = defaults.State with { Folder = folder.Path },
            Telegram = change(new TelegramOptions
            {
                Token = new TelegramStandInOptions().Token,
                ApiAddress = world.StandIn.Address.ToString(),
                PollSeconds = 0,
                DeadlineSeconds = 60,
                Users = new Dictionary<string, string?> { [$"{Ada}"] = "admin" },
            }),
        };
    }

    public TelegramWorld World { get; }

    public DeskState State => bot.State;

    public LivingBot Bot => bot;

    public TelegramChat Chat => telegram.GetRequiredService<TelegramChat>();

    public DeliveryBook Book => telegram.GetRequiredService<DeliveryBook>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TelegramEvening> StartAsync(
        Func<TelegramOptions, TelegramOptions>? change = null, TelegramLimits? limits = null)
    {
        var world = await TelegramWorld.StartAsync(
            standIn => standIn with { Limits = limits ?? TelegramLimits.Usual });
        var evening = new TelegramEvening(world, change ?? (unchanged => unchanged));
        await evening.OpenAsync();
        return evening;
    }

    /// <summary>Takes what people did and shows what followed, until nothing is left to do.</summary>
    public async Task SettleAsync()
    {
        while (await World.Control.CountWaitingAsync(Cancel) is var waiting && waiting > 0)
        {
            // Telegram holds back a poll that comes at once after the one before.
            World.Time.Advance(TimeSpan.FromSeconds(4));
            await PassingAsync(telegram.GetRequiredService<TelegramPolling>().PollOnceAsync(
                telegram.GetRequiredService<ITelegramInbox>(), Cancel));
        }

        await DeliverAsync();
    }

    public Task DeliverAsync() => PassingAsync(Chat.Delivery.DrainAsync(Cancel));

    public async Task SayAsync(string text, long user = Ada, long? chat = null)
    {
        await World.DoAsync(new TelegramCommand.Say(user, text, chat));
        await SettleAsync();
    }

    public async Task TapAsync(string button, long? message = null, long user = Ada, long? chat = null)
    {
        await World.DoAsync(new TelegramCommand.Tap(user, button, message, chat));
        await SettleAsync();
    }

    public Task<string> ReadAsync(long? chat = null) => World.Control.ReadTranscriptAsync(chat, Cancel);

    /// <summary>What was seen, without the times, which depend on the machine.</summary>
    public async Task<string> ReadStoryAsync() => string.Join('\n', (await ReadAsync()).Split('\n').Select(line =>
        line.Length > 9 && line[2] == ':' && line[5] == ':' ? line[9..] : line));

    /// <summary>The message of a proposal's card, as the chat has it now.</summary>
    public async Task<JsonObject> CardAsync(int proposal)
    {
        var messages = await World.Control.ReadMessagesAsync(Ada, Cancel);
        var name = FormattableString.Invariant($"Proposal {proposal}:");
        return messages.Select(message => message!.AsObject()).Last(message =>
            ((string?)message["text"])?.Contains(name, StringComparison.Ordinal) == true);
    }

    /// <summary>The process ends without a word and starts again.</summary>
    public async Task RestartAsync()
    {
        await telegram.DisposeAsync();
        await bot.DisposeAsync();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await telegram.DisposeAsync();
        await bot.DisposeAsync();
        await World.DisposeAsync();
        folder.Dispose();
    }

    private async Task OpenAsync()
    {
        bot = await LivingBot.StartAsync(options);
        telegram = new ServiceCollection()
            .AddLogging()
            .AddSingleton(bot.Services.GetRequiredService<TimeProvider>())
            .AddSingleton(bot.Services.GetRequiredService<CommandRouter>())
            .AddSingleton(bot.Services.GetRequiredService<CommandPorts>())
            .AddSingleton(bot.Services.GetRequiredService<IDesk>())
            .AddSingleton(bot.Services.GetRequiredService<IDeskFeed>())
            .AddSingleton<IButtonDesk, TypedButtons>()
            .AddTelegramChat(options.Telegram, folder.File(ChatDatabase.FileName), World.Time)
            .BuildServiceProvider();
        Assert.Contains(telegram.GetServices<IChatChannel>(), channel => channel.Name == "telegram");
        await PassingAsync(Chat.BeginAsync(Cancel));
    }

    private Task PassingAsync(Task task) => World.Time.PassWhileAsync(task, TimeSpan.FromSeconds(1.2));
}
