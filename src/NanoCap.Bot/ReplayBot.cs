using NanoCap.Bot.Brokers.Simulated;
using NanoCap.Bot.Desk;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Bot.Scanning.Records;
using NanoCap.Bot.Schedule;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot;

/// <summary>A bot that lives through recorded sessions: its clock moves when it is told to, and its broker is the
/// exchange in this program.</summary>
internal static class ReplayBot
{
    public static async Task<BotHost> OpenAsync(BotStart start, CancellationToken cancellationToken)
    {
        var (options, folder) = (start.Options, start.Folder);
        var market = await options.ToBarSource().LoadAsync(cancellationToken);
        foreach (var warning in market.Warnings)
        {
            await start.Warnings.WriteLineAsync(warning);
        }

        var calendar = TradingCalendar.Nyse;
        var profile = RiskLimits.Of(options.Profile);
        var replay = ReplayCalendar.Of(market.Bars, options, calendar);
        var clock = new ReplayClock(replay.Start);
        var opening = OpeningOf(options, market, profile, replay);
        var scans = ScanRules.Of(options);
        var rules = BotServices.RulesOf(options, profile, calendar, scans);
        var loaded = new LoadedMarket(market);
        var scan = new DailyScan(loaded, scans, new RecordCache(folder.FileIn("cache"), scans.RecordRules));
        var now = new MarketNow(loaded, scans, calendar, clock);
        AccountFit.CheckFilesBeforeOpening(folder.DatabaseFile, folder.BrokerFile);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var loggers = BotServices.LoggersOf(start);
        var owned = new List<IDisposable> { loggers };
        var recovery = new DeskRecovery(folder, DeskFunctions.Of(new TradingDesk(rules)), clock, loggers);
        DeskLoop loop;
        try
        {
            var recovered = await recovery.RecoverAsync(opening, cancellationToken);
            owned.Add(recovered);
            loop = recovered.Loop;
            AccountFit.CheckLedger(loop.State, folder.DatabaseFile, folder.BrokerFile);
            AccountFit.Check(loop.State.Opening!, opening, folder.Path, options.Replay.From);
            scan.Recall(loop.State);
            clock.MoveTo(loop.State.JobsDoneUntil ?? replay.Start);
            builder.Services
                .AddSingleton(recovered.Database)
                .AddJournalKeeping(recovered, folder)
                .AddSimulatedBroker(
                    folder.BrokerFile, CostsOf(loop.State, profile), market.Bars.Source.Name, now.FindLastClose, clock)
                // One lane: orders reach the replayed exchange in the same order each time, and the first ones get the
                // money.
                .AddDesk(calendar, new WorkLimits { BusyLanes = 1, Calls = null })
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

        // While the journal is lost nothing has opened the broker's ledger yet.
        var basis = new BotBasis(loop, loaded, scan, now, rules, clock)
        {
            ExitDirect = loop.State.Opening is null
                ? _ => token => options.ExitSimulatedAsync(folder, token)
                : null,
        };
        owned.Add(folder);
        builder.Services
            .AddSingleton(replay)
            .AddSingleton<IMarketNow>(now)
            .AddBot(start, basis, loggers);
        return new BotHost(builder.Build(), owned);
    }

    private static ExchangeOptions CostsOf(DeskState state, RiskProfile profile) =>
        new()
        {
            StartingCash = state.Opening!.Cash,
            FeeRate = profile.CostPerSide,
            Account = state.Opening.Kind,
        };

    private static DeskOpening OpeningOf(
        BotOptions options, MarketHistory market, RiskProfile profile, ReplayCalendar replay) => new(
            "REPLAY", market.Bars.Source.Name, "simulated", profile.Name, options.Account.StartingCash,
            replay.FirstDailyRun.Session)
        {
            Kind = options.Account.Kind,
        };

    private static IServiceCollection AddReplay(this IServiceCollection services, ReplayClock clock) => services
        .AddSingleton(clock)
        .AddSingleton<DeskRest>()
        .AddSingleton<ISessionMoments, ReplaySession>()
        .AddSingleton<SafetyReader>()
        .AddSingleton<DueJobRunner>()
        .AddSingleton<ReplayDriver>()
        .AddSingleton<IBeginning>(provider => provider.GetRequiredService<ReplayDriver>());
}
