using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Brokers.Simulated;

/// <summary>The door to the simulated broker.</summary>
internal static class SimulatedBrokerServices
{
    /// <inheritdoc cref="DirectExitRun.RunAsync(NanoCap.Bot.Options.BotOptions, CancellationToken)"/>
    public static Task<DirectExitReport> ExitSimulatedAsync(
        this NanoCap.Bot.Options.BotOptions options, CancellationToken cancellationToken) =>
        DirectExitRun.RunAsync(options, cancellationToken);

    /// <summary>The same in a folder that this process holds, with its ledger closed.</summary>
    public static Task<DirectExitReport> ExitSimulatedAsync(
        this NanoCap.Bot.Options.BotOptions options, Storage.StateFiles folder, CancellationToken cancellationToken) =>
        DirectExitRun.RunAsync(options, folder, cancellationToken);

    /// <summary>Opens the account in the ledger file and registers it as broker and as playback.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="ledgerFile">Path of the broker's own file.</param>
    /// <param name="options">Costs and limits; the starting cash counts for a new account only.</param>
    /// <param name="market">The market's identity, source and seed included.</param>
    /// <param name="findLastClose">The last raw close of a symbol as of the clock, null when it has none.</param>
    /// <param name="clock">The time of the market.</param>
    /// <exception cref="BrokerLedgerException">The ledger cannot be read, or belongs to another market.</exception>
    public static IServiceCollection AddSimulatedBroker(
        this IServiceCollection services,
        string ledgerFile,
        ExchangeOptions options,
        string market,
        Func<Symbol, Price?> findLastClose,
        TimeProvider clock)
    {
        var ledger = BrokerLedger.Open(ledgerFile);
        var broker = SimulatedBroker.Open(ledger, options, market, findLastClose, clock);
        return services
            .AddSingleton(ledger)
            .AddSingleton<SimulatedBroker>(_ => broker)
            .AddSingleton<IBroker>(provider => provider.GetRequiredService<SimulatedBroker>())
            .AddSingleton<ISessionPlayback>(provider => provider.GetRequiredService<SimulatedBroker>());
    }
}
