using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Live;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.Alpaca;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Scanning.Records;
using NanoCap.Bot.Schedule;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk.Breakers;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot;

/// <summary>A bot on the real clock, with an account at a broker.</summary>
internal static class LiveBot
{
    /// <summary>Reading the books takes six requests or more, each with the client's own deadline, and may be repeated
    /// while shares move.</summary>
    private static readonly WorkLimits Limits = new() { BusyLanes = 8, ReadDeadline = TimeSpan.FromSeconds(60) };

    private static readonly TimeSpan DirectDeadline = TimeSpan.FromSeconds(60);

    public static async Task<BotHost> OpenAsync(BotStart start, CancellationToken cancellationToken)
    {
        var (options, folder) = (start.Options, start.Folder);
        var clock = start.Clock ?? ShiftedClock.Of(options.Clock);
        var loggers = BotServices.LoggersOf(start);
        var owned = new List<IDisposable> { loggers };
        try
        {
            await using var asking = BrokerToAsk(options, clock, loggers);
            var broker = asking.GetRequiredService<IBroker>();
            var atStart = new AccountAtStart(
                broker, asking.GetRequiredService<IBrokerAccount>(), start.Warnings, clock);
            var sessions = await BrokerSessions.CompareAsync(
                TradingCalendar.Nyse, asking.GetRequiredService<IBrokerCalendar>(), clock.GetUtcNow(),
                cancellationToken);
            var source = options.ToBarSource();
            var loaded = new LoadedMarket(await LoadAsync(source, start, cancellationToken));
            var scans = ScanRules.Of(options);
            var rules = BotServices.RulesOf(
                options, RiskLimits.Of(options.Profile), sessions.Calendar, scans);
            var scan = new DailyScan(loaded, scans, new RecordCache(folder.FileIn("cache"), scans.RecordRules));
            var closed = new MarketNow(loaded, scans, rules.Calendar, clock);
            var asked = AskedOf(options, loaded, rules, broker.Name, clock);
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            var recovery = new DeskRecovery(folder, DeskFunctions.Of(new TradingDesk(rules)), clock, loggers);
            DeskLoop loop;
            try
            {
                var recovered = await recovery.RecoverAsync(
                    token => atStart.BeginAsync(asked, token), cancellationToken);
                owned.Add(recovered);
                loop = recovered.Loop;
                await CheckAsync(start, loop.State, asked, atStart, cancellationToken);
                scan.Recall(loop.State);
                builder.Services
                    .AddSingleton(recovered.Database)
                    .AddJournalKeeping(recovered, folder)
                    .AddDesk(rules.Calendar, Limits)
                    .AddTimers();
            }
            catch (JournalUnusableException reason)
            {
                loop = recovery.Unusable(reason);
            }

            builder.Services
                .AddAlpacaBroker(options.Alpaca)
                .AddMarket(options, source)
                .AddLive(rules, sessions)
                .AddBot(start, new BotBasis(loop, loaded, scan, closed, rules, clock)
                {
                    ExitDirect = provider => DirectExitOf(provider, folder, rules, clock).RunAsync,
                }, loggers);
            owned.Add(folder);
            return new BotHost(builder.Build(), owned);
        }
        catch
        {
            owned.Reverse();
            owned.ForEach(resource => resource.Dispose());
            throw;
        }
    }

    // For a bot whose journal is lost: it still holds the keys.
    private static DirectExit DirectExitOf(
        IServiceProvider provider, StateFiles folder, DeskRules rules, TimeProvider clock) => new(
        provider.GetRequiredService<IBroker>(), new ExitNotes(folder.ExitNotesFile, TimeProvider.System),
        rules.KeepOnExit, DirectDeadline, clock);

    /// <summary>For the questions before the bot runs; it ends with them.</summary>
    private static ServiceProvider BrokerToAsk(BotOptions options, TimeProvider clock, ILoggerFactory loggers) =>
        new ServiceCollection()
            .AddSingleton(clock)
            .AddSingleton(loggers)
            .AddLogging()
            .AddAlpacaBroker(options.Alpaca)
            .BuildServiceProvider();

    private static async Task<MarketHistory> LoadAsync(
        IBarSource source, BotStart start, CancellationToken cancellationToken)
    {
        var market = await source.LoadAsync(cancellationToken);
        foreach (var warning in market.Warnings)
        {
            await start.Warnings.WriteLineAsync(warning);
        }

        return market;
    }

    private static DeskOpening AskedOf(
        BotOptions options, LoadedMarket market, DeskRules rules, string broker, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var today = rules.Calendar.NewYorkDate(now);
        var lastClosed = rules.Calendar.FindSession(today) is { } session && session.Close <= now
            ? today
            : rules.Calendar.Previous(today);
        return new DeskOpening(
            options.Trading.Mode == TradingMode.Live ? "LIVE" : "PAPER",
            market.Current.Bars.Source.Name, broker, rules.Profile.Name, options.Account.StartingCash, lastClosed)
        {
            Kind = options.Account.Kind,
        };
    }

    private static async Task CheckAsync(
        BotStart start, DeskState known, DeskOpening asked, AccountAtStart atStart, CancellationToken cancellationToken)
    {
        var account = await atStart.FindAsync(cancellationToken);
        AccountFit.CheckAtBroker(
            known.Opening!,
            asked with { AccountMark = account is null ? null : AccountAtStart.MarkOf(account) },
            start.Folder.Path);
        if (start.Options.Trading.Mode == TradingMode.Live)
        {
            await RealMoney.CheckAsync(start.Options, known, account, cancellationToken);
        }
    }

    /// <summary>Whatever the bars come from, live prices and announcements come from the broker's own market data,
    /// unless somebody keeps quotes beside the bars of a folder.</summary>
    private static IServiceCollection AddMarket(
        this IServiceCollection services, BotOptions options, IBarSource bars)
    {
        var market = options.MarketData;
        if (market.Source == BarSourceKind.CsvFolder && File.Exists(Path.Combine(market.Folder!, "quotes.csv")))
        {
            return services.AddCsvFolderQuotes(new DirectoryInfo(market.Folder!)).AddSingleton(bars);
        }

        services.AddAlpacaMarketData(options);
        return market.Source == BarSourceKind.Alpaca ? services : services.AddSingleton(bars);
    }

    private static IServiceCollection AddLive(
        this IServiceCollection services, DeskRules rules, BrokerSessions sessions) => services
        .AddSingleton(rules.Calendar)
        .AddSingleton(rules.Times)
        .AddSingleton(sessions)
        .AddSingleton<AssetBook>()
        .AddSingleton<SplitWatch>()
        .AddSingleton<LiveMarket>()
        .AddSingleton<IMarketNow>(provider => provider.GetRequiredService<LiveMarket>())
        .AddSingleton<HoldingPrices>()
        .AddSingleton<IHoldingPrices>(provider => provider.GetRequiredService<HoldingPrices>())
        .AddGauges()
        .AddSingleton<SafetyReader>()
        .AddSingleton<BarsOfDay>()
        .AddSingleton<ISessionMoments, LiveSession>()
        .AddSingleton<DueJobRunner>()
        .AddSingleton(provider => new LiveSchedule(
            provider.GetRequiredService<IDesk>(),
            provider.GetRequiredService<DueJobRunner>().RunAsync,
            rules.Calendar,
            rules.Times,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LiveSchedule>>()));

    private static IServiceCollection AddGauges(this IServiceCollection services) => services
        .AddSingleton<NewsSilence>()
        .AddSingleton<IGaugeSource, ClockSkewGauge>()
        .AddSingleton<IGaugeSource>(provider => new SilenceGauge(
            SilenceGate.Broker, () => provider.GetRequiredService<LastHeard>().Seconds))
        .AddSingleton<IGaugeSource>(provider => new SilenceGauge(
            SilenceGate.Stream, () => provider.GetRequiredService<NewsSilence>().Seconds))
        .AddSingleton<IGaugeSource>(provider => new SilenceGauge(
            SilenceGate.Data, () => provider.GetRequiredService<LiveMarket>().SecondsWithoutQuotes));

    private static IServiceCollection AddTimers(this IServiceCollection services) => services
        .AddSingleton<IBeginning, LiveBeginning>()
        .AddSingleton<Reconciliation>()
        .AddSingleton<SubmissionAgain>()
        .AddHostedService<SafetyTimer>()
        .AddTimer("reconciliation", Reconciliation.InSession,
            provider => provider.GetRequiredService<Reconciliation>().WantOnceAsync)
        .AddTimer("submission", SubmissionAgain.Period,
            provider => provider.GetRequiredService<SubmissionAgain>().AskOnceAsync);

    // As a singleton, because the host takes only one hosted service of a type.
    private static IServiceCollection AddTimer(
        this IServiceCollection services,
        string name,
        TimeSpan period,
        Func<IServiceProvider, Func<CancellationToken, Task>> find) => services
        .AddSingleton<IHostedService>(provider => new LiveTimer(
            name, period, find(provider), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LiveTimer>>()));
}
