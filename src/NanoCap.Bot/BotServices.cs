using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Bot.Chat;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Desk.Inspection;
using NanoCap.Bot.Diagnostics;
using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Scanning.Records;
using NanoCap.Bot.Schedule;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot;

/// <summary>Puts the bot together: market, account, desk, chat, schedule.</summary>
internal static class BotServices
{
    /// <summary>Opens everything that a bot of these options needs. Nothing moves before it is started.</summary>
    /// <param name="options">The checked settings.</param>
    /// <param name="isServing">Whether people and other processes can reach it; else it serves this process
    /// alone.</param>
    /// <param name="warnings">Where warnings go, one plain line each.</param>
    /// <param name="cancellationToken">Gives up while the market is being read.</param>
    public static async Task<BotHost> OpenAsync(
        BotOptions options, bool isServing, TextWriter warnings, CancellationToken cancellationToken)
    {
        if (options.Broker.Kind == BrokerKind.Alpaca)
        {
            throw new OptionsException(
            [
                "Broker:Kind: expected Simulated, found Alpaca; this version can trade there and has no market data "
                + "from there yet, so that it would not know what to trade.",
            ]);
        }

        var folder = StateFolder.Open(options.State.Folder, TimeProvider.System);
        try
        {
            new ExitNotes(folder.ExitNotesFile, TimeProvider.System).TryReserve();
            var market = await options.ToBarSource().LoadAsync(cancellationToken);
            foreach (var warning in market.Warnings)
            {
                await warnings.WriteLineAsync(warning);
            }

            return await OpenAsync(options, isServing, warnings, folder, market, cancellationToken);
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

    /// <summary>EXIT by the broker's books alone, on a state folder that no bot holds.</summary>
    public static Task<DirectExitReport> ExitDirectAsync(BotOptions options, CancellationToken cancellationToken) =>
        options.ExitSimulatedAsync(cancellationToken);

    private static async Task<BotHost> OpenAsync(
        BotOptions options,
        bool isServing,
        TextWriter warnings,
        StateFolder folder,
        MarketHistory market,
        CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var calendar = TradingCalendar.Nyse;
        var profile = RiskLimits.Of(options.Profile);
        var replay = ReplayCalendar.Of(market.Bars, options, calendar);
        var clock = new ReplayClock(replay.Start);
        var opening = OpeningOf(options, market, profile, replay);
        var rules = ScanRules.Of(options);
        var desk = new TradingDesk(RulesOf(options, profile, calendar, replay, rules));
        var scan = new DailyScan(market, rules, new RecordCache(folder.FileIn("cache"), rules.RecordRules));
        var now = new MarketNow(market.Bars, rules, calendar, clock);
        var ledgerFile = folder.BrokerFile;
        AccountFit.CheckFilesBeforeOpening(folder.DatabaseFile, ledgerFile);
        var loggers = LoggerFactory.Create(logging => logging.AddBotLogging(options.Log, folder.Path, warnings));
        var owned = new List<IDisposable> { loggers };
        var recovery = new DeskRecovery(folder, DeskFunctions.Of(desk), clock, loggers);
        DeskLoop loop;
        try
        {
            var recovered = await recovery.RecoverAsync(opening, cancellationToken);
            owned.Add(recovered);
            loop = recovered.Loop;
            AccountFit.CheckLedger(loop.State, folder.DatabaseFile, ledgerFile);
            AccountFit.Check(loop.State.Opening!, opening, folder.Path, options.Replay.From);
            scan.Recall(loop.State);
            clock.MoveTo(loop.State.JobsDoneUntil ?? replay.Start);
            builder.Services
                .AddSingleton(recovered.Database)
                .AddJournalKeeping(recovered, folder)
                .AddSimulatedBroker(
                    ledgerFile, CostsOf(loop.State, profile), market.Bars.Source.Name, now.FindLastClose, clock)
                .AddDesk(loop, instant => SessionAt(calendar, instant))
                .AddReplay(clock);
        }
        catch (JournalUnusableException reason)
        {
            loop = recovery.Unusable(reason);
        }
        catch
        {
            owned.ForEach(resource => resource.Dispose());
            throw;
        }

        owned.Add(folder);
        builder.Services
            .AddSingleton(loggers)
            .AddLogging()
            .AddSingleton(options)
            .AddSingleton<StateFiles>(folder)
            .AddSingleton(replay)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(loop)
            .AddSingleton<IDesk>(loop)
            .AddSingleton<IDeskFeed>(loop)
            .AddSingleton(scan)
            .AddAllocation(options, market)
            .AddSingleton<IMarketNow>(now)
            .AddSingleton(provider => PortsOf(provider, loop, scan, now, profile, calendar))
            .AddSingleton<ICommandPort, RouterCommands>()
            .AddChat(options, folder);
        return new BotHost((isServing ? builder.AddEndpoint(options, folder) : builder).Build(), owned);
    }

    private static ExchangeOptions CostsOf(DeskState state, RiskProfile profile) =>
        new()
        {
            StartingCash = state.Opening!.Cash,
            FeeRate = profile.CostPerSide,
            Account = state.Opening.Kind,
        };

    private static HostApplicationBuilder AddEndpoint(
        this HostApplicationBuilder builder, BotOptions options, StateFolder folder)
    {
        builder.Services
            .AddSingleton(options.Endpoint)
            .AddSingleton(new EndpointFile(folder.Path))
            .AddHostedService<LocalEndpoint>();
        return builder;
    }

    private static DeskOpening OpeningOf(
        BotOptions options, MarketHistory market, RiskProfile profile, ReplayCalendar replay) => new(
            "REPLAY", market.Bars.Source.Name, "simulated", profile.Name, options.Account.StartingCash,
            replay.FirstDailyRun.Session)
        {
            Kind = options.Account.Kind,
        };

    private static DeskRules RulesOf(
        BotOptions options, RiskProfile profile, TradingCalendar calendar, ReplayCalendar replay, ScanRules scan) =>
        new(profile, calendar, replay.Times)
        {
            Strategies = BoundsOf(scan),
            Alerts = options.Alerts.ToLimits(),
            KeepOnExit = KeptOf(options),
            Ramp = RampOptions.RulesOf(options),
        };

    private static HashSet<Symbol> KeptOf(BotOptions options) =>
        options.External.KeepOnExit.Select(Symbol.Of).ToHashSet();

    private static StrategyBounds BoundsOf(ScanRules rules) => new(
        [.. rules.Catalog.All.Select(strategy => strategy.Name)],
        new Ratio((decimal)rules.Budgets.SmallestWeight),
        new Ratio((decimal)rules.Budgets.LargestWeight));

    private static CommandPorts PortsOf(
        IServiceProvider provider,
        DeskLoop loop,
        DailyScan scan,
        MarketNow market,
        RiskProfile profile,
        TradingCalendar calendar) => new(
        loop,
        market,
        scan,
        provider.GetService<ReplayDriver>(),
        (state, view, demand) => CashDepletion.Of(
            state, view, profile, demand, state.LastScan?.Strategies ?? [], held: state.LastScan?.Held),
        new CardSetting(profile, calendar)
        {
            Times = provider.GetRequiredService<ReplayCalendar>().Times,
            KeepOnExit = KeptOf(provider.GetRequiredService<BotOptions>()),
        },
        RiskProfiles.All,
        typeof(BotServices).Assembly.GetName().Version?.ToString(3) ?? "unknown")
    {
        Alerts = provider.GetRequiredService<BotOptions>().Alerts.ToRouting([ChannelFeatures.Console.Name]),
        Allocations = provider.GetRequiredService<AllocationNow>(),
        Proofs = new JournalProofs(provider.GetRequiredService<StateFiles>(), TradingDesk.Apply, calendar),
        Core = provider.GetRequiredService<CoreBook>(),
        Readiness = ReadinessReview.Of(provider.GetRequiredService<BotOptions>(), TimeProvider.System),
        Ramp = RampOptions.RulesOf(provider.GetRequiredService<BotOptions>()),
    };

    private static IServiceCollection AddDesk(
        this IServiceCollection services, DeskLoop loop, Func<DateTimeOffset, DateOnly> sessionAt) => services
        // One lane: orders reach the replayed exchange in the same order each time, and the first ones get the money.
        .AddSingleton(new WorkLimits { BusyLanes = 1 })
        .AddSingleton(sessionAt)
        .AddSingleton<BrokerWork>()
        .AddSingleton<WorkPerformer>()
        .AddSingleton<BrokerUpdatePump>()
        .AddHostedService<DeskService>();

    // Real time also in a replay: it is this machine's disk that is looked after.
    private static IServiceCollection AddJournalKeeping(
        this IServiceCollection services, RecoveredDesk desk, StateFiles files) => services
        .AddSingleton(provider => new JournalKeeper(
            files, TradingDesk.Apply, provider.GetRequiredService<ILogger<JournalKeeper>>()))
        .AddHostedService(provider => new JournalKeeping(
            provider.GetRequiredService<JournalKeeper>(), desk, TimeProvider.System,
            provider.GetRequiredService<ILogger<JournalKeeping>>()));

    private static IServiceCollection AddChat(
        this IServiceCollection services, BotOptions options, StateFolder folder) => services
        .AddChat()
        .AddHostedService(provider => new DiskWatch(
            provider.GetRequiredService<IDesk>(),
            () => new DriveInfo(folder.Path).AvailableFreeSpace,
            options.Alerts.DiskFreeMegabytes * 1024L * 1024L,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DiskWatch>>()));

    private static IServiceCollection AddAllocation(
        this IServiceCollection services, BotOptions options, MarketHistory market) => services
        .AddSingleton(CoreBook.Of(options))
        .AddSingleton(new AllocationNow(market.Bars, new AllocationCatalog(options.Allocation)));

    private static IServiceCollection AddReplay(this IServiceCollection services, ReplayClock clock) => services
        .AddSingleton(clock)
        .AddSingleton<DeskRest>()
        .AddSingleton<SafetyReader>()
        .AddSingleton<DueJobRunner>()
        .AddSingleton<ReplayDriver>();

    /// <summary>The session that an instant belongs to: today's once it has opened, else the one before.</summary>
    private static DateOnly SessionAt(TradingCalendar calendar, DateTimeOffset instant)
    {
        var today = calendar.NewYorkDate(instant);
        return calendar.FindSession(today) is { } session && session.Open <= instant
            ? today
            : calendar.Previous(today);
    }
}
