using NanoCap.Bot.Options;
using NanoCap.Bot.Schedule;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Brokers.Simulated;

/// <summary>EXIT on a state folder whose journal may be lost: opens the broker alone.</summary>
internal static class DirectExitRun
{
    private const int SessionsAtMost = 5;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Runs until the broker is flat, at most five sessions of its recorded market.</summary>
    /// <exception cref="StateFolderException">A running bot holds the folder.</exception>
    public static async Task<DirectExitReport> RunAsync(BotOptions options, CancellationToken cancellationToken)
    {
        using var folder = StateFolder.Open(options.State.Folder, TimeProvider.System);
        return await RunAsync(options, folder, cancellationToken);
    }

    /// <summary>The same in a folder that this process holds, with its ledger closed.</summary>
    /// <inheritdoc cref="RunAsync(BotOptions, CancellationToken)"/>
    public static async Task<DirectExitReport> RunAsync(
        BotOptions options, StateFiles folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.BrokerFile))
        {
            throw new StateFolderException($"Expected the broker's ledger {folder.BrokerFile}, found none.");
        }

        var market = await options.ToBarSource().LoadAsync(cancellationToken);
        var clock = new ReplayClock(ReplayCalendar.Of(market.Bars, options, TradingCalendar.Nyse).Start);
        using var broker = SimulatedBroker.Open(
            BrokerLedger.Open(folder.BrokerFile),
            new ExchangeOptions
            {
                FeeRate = RiskLimits.Of(options.Profile).CostPerSide,
                Account = options.Account.Kind,
            },
            market.Bars.Source.Name, _ => null, clock);
        var exit = new DirectExit(
            broker,
            new ExitNotes(folder.ExitNotesFile, TimeProvider.System),
            options.External.KeepOnExit.Select(Symbol.Of).ToHashSet(),
            Deadline,
            TimeProvider.System);
        var report = await TwiceAsync(exit, cancellationToken);
        for (var session = 0; session < SessionsAtMost && !report.IsFlat && broker.LastPassed is { } last; session++)
        {
            await OpenNextAsync(broker, last, clock, day => SessionBars.Of(market.Bars, day), cancellationToken);
            report = await TwiceAsync(exit, cancellationToken);
        }

        return report;
    }

    /// <summary>The first round cancels, the second sells what that has freed.</summary>
    private static async Task<DirectExitReport> TwiceAsync(DirectExit exit, CancellationToken cancellationToken)
    {
        await exit.RunOnceAsync(cancellationToken);
        return await exit.RunOnceAsync(cancellationToken);
    }

    /// <summary>Ends the session that is under way and trades the open of the next.</summary>
    private static async Task OpenNextAsync(
        SimulatedBroker broker, PassedInstant last, ReplayClock clock, Func<DateOnly, SessionBars> barsOf,
        CancellationToken cancellationToken)
    {
        if (last.Instant != SessionInstant.Close)
        {
            var today = barsOf(last.Session);
            clock.MoveTo(TradingCalendar.Nyse.Session(last.Session).Close);
            await broker.OpenAsync(today, cancellationToken);
            await broker.IntrabarAsync(today, cancellationToken);
            await broker.CloseAsync(today, cancellationToken);
        }

        var next = TradingCalendar.Nyse.Next(last.Session);
        clock.MoveTo(TradingCalendar.Nyse.Session(next).Open);
        await broker.OpenAsync(barsOf(next), cancellationToken);
    }
}
