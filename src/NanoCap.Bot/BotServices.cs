using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Bot.Chat;
using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Delivery;
using NanoCap.Bot.Chat.Telegram;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Diagnostics;
using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Monitor;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Schedule;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot;

/// <summary>Puts the bot together: market, account, desk, chat, schedule. What differs between a replay and a real
/// market stands in <see cref="ReplayBot"/> and <see cref="LiveBot"/>, the rest is here.</summary>
internal static class BotServices
{
    /// <summary>Opens everything that a bot of these options needs. Nothing moves before it is started.</summary>
    /// <param name="options">The checked settings.</param>
    /// <param name="isServing">Whether people and other processes can reach it; else it serves this process
    /// alone.</param>
    /// <param name="warnings">Where warnings go, one plain line each.</param>
    /// <param name="cancellationToken">Gives up while the market is being read.</param>
    /// <param name="clock">The clock of a real market; null for this machine's.</param>
    public static async Task<BotHost> OpenAsync(
        BotOptions options,
        bool isServing,
        TextWriter warnings,
        CancellationToken cancellationToken,
        TimeProvider? clock = null)
    {
        var folder = StateFolder.Open(options.State.Folder, TimeProvider.System);
        try
        {
            new ExitNotes(folder.ExitNotesFile, TimeProvider.System).TryReserve();
            var start = new BotStart(options, isServing, warnings, folder) { Clock = clock };
            return options.Broker.Kind == BrokerKind.Alpaca
                ? await LiveBot.OpenAsync(start, cancellationToken)
                : await ReplayBot.OpenAsync(start, cancellationToken);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The desk of a state folder on which no bot runs, started and at rest.</summary>
    public static async Task<IOfflineDesk> OpenOfflineAsync(BotOptions options, CancellationToken cancellationToken)
    {
        var bot = await OpenAsync(options, isServing: false, Console.Error, cancellationToken);
        await bot.StartAsync(cancellationToken);
        return bot;
    }

    /// <summary>EXIT by the broker's books alone.</summary>
    public static Task<DirectExitReport> ExitDirectAsync(BotOptions options, CancellationToken cancellationToken) =>
        options.Broker.Kind == BrokerKind.Alpaca
            ? options.ExitAlpacaAsync(cancellationToken)
            : options.ExitSimulatedAsync(cancellationToken);

    public static ILoggerFactory LoggersOf(BotStart start) => LoggerFactory.Create(
        logging => logging.AddBotLogging(start.Options.Log, start.Folder.Path, start.Warnings));

    public static DeskRules RulesOf(
        BotOptions options, RiskProfile profile, TradingCalendar calendar, ScanRules scan) =>
        new(profile, calendar, options.Schedule.ToJobTimes())
        {
            Strategies = BoundsOf(scan),
            Alerts = options.Alerts.ToLimits(),
            KeepOnExit = options.External.KeepOnExit.Select(Symbol.Of).ToHashSet(),
            Ramp = RampOptions.RulesOf(options),
            SecondPersonAbove = options.Approval.SecondPersonAbove,
        };

    /// <summary>What every bot has around its desk.</summary>
    public static IServiceCollection AddBot(
        this IServiceCollection services, BotStart start, BotBasis basis, ILoggerFactory loggers)
    {
        services
            .AddSingleton(loggers)
            .AddLogging()
            .AddSingleton(start.Options)
            .AddSingleton<StateFiles>(start.Folder)
            .AddSingleton(basis.Rules)
            .AddSingleton(basis.Clock)
            .AddSingleton(basis.Loop)
            .AddSingleton<IDesk>(basis.Loop)
            .AddSingleton<IDeskFeed>(basis.Loop)
            .AddSingleton(basis.Market)
            .AddSingleton(basis.Scan)
            .AddSingleton(basis.Closed)
            .AddSingleton(CoreBook.Of(start.Options))
            .AddSingleton(new AllocationNow(basis.Market, new AllocationCatalog(start.Options.Allocation)))
            .AddSingleton(provider => PortsOf(provider, start, basis))
            .AddSingleton<ICommandPort, RouterCommands>()
            .AddChat(start)
            .AddTelegram(start);
        return start.IsServing ? services.AddEndpoint(start) : services;
    }

    /// <summary>The desk's own services.</summary>
    public static IServiceCollection AddDesk(
        this IServiceCollection services, TradingCalendar calendar, WorkLimits limits) => services
        .AddSingleton(limits)
        .AddSingleton<Func<DateTimeOffset, DateOnly>>(instant => SessionAt(calendar, instant))
        .AddSingleton<BrokerWork>()
        .AddSingleton<WorkPerformer>()
        .AddSingleton<BrokerUpdatePump>()
        .AddHostedService<DeskService>();

    // Real time also in a replay: it is this machine's disk that is looked after.
    public static IServiceCollection AddJournalKeeping(
        this IServiceCollection services, RecoveredDesk desk, StateFiles files) => services
        .AddSingleton(provider => new JournalKeeper(
            files, TradingDesk.Apply, provider.GetRequiredService<ILogger<JournalKeeper>>()))
        .AddHostedService(provider => new JournalKeeping(
            provider.GetRequiredService<JournalKeeper>(), desk, TimeProvider.System,
            provider.GetRequiredService<ILogger<JournalKeeping>>()));

    private static IServiceCollection AddEndpoint(this IServiceCollection services, BotStart start) => services
        .AddSingleton(start.Options.Endpoint)
        .AddSingleton(new EndpointFile(start.Folder.Path))
        .AddSingleton<LatestNews>()
        .AddHostedService(provider => provider.GetRequiredService<LatestNews>())
        .AddSingleton<IMonitorSource, MonitorReading>()
        .AddHostedService<LocalEndpoint>();

    private static StrategyBounds BoundsOf(ScanRules rules) => new(
        [.. rules.Catalog.All.Select(strategy => strategy.Name)],
        new Ratio((decimal)rules.Budgets.SmallestWeight),
        new Ratio((decimal)rules.Budgets.LargestWeight));

    private static CommandPorts PortsOf(IServiceProvider provider, BotStart start, BotBasis basis) => new(
        basis.Loop,
        provider.GetRequiredService<IMarketNow>(),
        basis.Scan,
        provider.GetService<ReplayDriver>(),
        (state, view, demand) => CashDepletion.Of(
            state, view, basis.Profile, demand, state.LastScan?.Strategies ?? [], held: state.LastScan?.Held),
        new CardSetting(basis.Profile, basis.Calendar)
        {
            Times = basis.Rules.Times,
            KeepOnExit = basis.Rules.KeepOnExit,
        },
        RiskProfiles.All,
        typeof(BotServices).Assembly.GetName().Version?.ToString(3) ?? "unknown")
    {
        Alerts = start.Options.Alerts.ToRouting(
            start.Options.Telegram.IsOn
                ? [ChannelFeatures.Console.Name, ChannelFeatures.Telegram.Name] : [ChannelFeatures.Console.Name]),
        Undelivered = provider.GetService<IUndelivered>(),
        Allocations = provider.GetRequiredService<AllocationNow>(),
        Proofs = new JournalProofs(start.Folder, TradingDesk.Apply, basis.Calendar),
        Core = provider.GetRequiredService<CoreBook>(),
        Readiness = ReadinessReview.Of(start.Options, TimeProvider.System),
        Ramp = basis.Rules.Ramp,
        ExitDirect = basis.ExitDirect?.Invoke(provider),
        Access = new AccessPorts(
            provider.GetRequiredService<UserBook>(), provider.GetRequiredService<CodeSecrets>(),
            provider.GetRequiredService<IButtonTokens>()),
    };

    private static IServiceCollection AddChat(this IServiceCollection services, BotStart start) => services
        .AddChat()
        .AddChatAccess(start.Options.Access, start.Folder)
        .AddHostedService(provider => new DiskWatch(
            provider.GetRequiredService<IDesk>(),
            () => new DriveInfo(start.Folder.Path).AvailableFreeSpace,
            start.Options.Alerts.DiskFreeMegabytes * 1024L * 1024L,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DiskWatch>>()));

    // Telegram tells this machine's time, also to a replay.
    private static IServiceCollection AddTelegram(this IServiceCollection services, BotStart start) =>
        start.Options.Telegram.IsOn && start.IsServing
            ? services.AddTelegramChat(
                start.Options.Telegram, start.Folder.FileIn(ChatDatabase.FileName), start.Clock ?? TimeProvider.System)
            : services;

    /// <summary>The session that an instant belongs to: today's once it has opened, else the one before.</summary>
    private static DateOnly SessionAt(TradingCalendar calendar, DateTimeOffset instant)
    {
        var today = calendar.NewYorkDate(instant);
        return calendar.FindSession(today) is { } session && session.Open <= instant
            ? today
            : calendar.Previous(today);
    }
}
