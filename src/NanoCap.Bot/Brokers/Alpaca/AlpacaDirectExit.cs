using NanoCap.Bot.Options;
using NanoCap.Bot.Storage;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>EXIT at Alpaca with nothing but the keys: no journal, no market data, and no lock, because a bot that hangs
/// may hold the state folder.</summary>
internal static class AlpacaDirectExit
{
    /// <summary>Ten calls at the most, one after the other.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Runs until Alpaca says that nothing is left, or only sales that wait for the market.</summary>
    /// <exception cref="BrokerException">The books cannot be read: nothing is known.</exception>
    public static async Task<DirectExitReport> ExitAlpacaAsync(
        this BotOptions options, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddAlpacaBroker(options.Alpaca)
            .BuildServiceProvider();
        var folder = new StateFiles(Path.GetFullPath(options.State.Folder));
        return await new DirectExit(
            services.GetRequiredService<IBroker>(),
            new ExitNotes(folder.ExitNotesFile, TimeProvider.System),
            options.External.KeepOnExit.Select(Symbol.Of).ToHashSet(),
            Deadline,
            TimeProvider.System).RunAsync(cancellationToken);
    }
}
