using NanoCap.Bot.Options;

namespace NanoCap.Bot.Diagnostics.Connection;

/// <summary>Asks what the settings are connected to, or a part of it.</summary>
internal static class ConnectionQuestion
{
    /// <param name="options">The settings, sound or not.</param>
    /// <param name="problems">What is wrong with them.</param>
    /// <param name="clock">The bot's clock, which is held against the broker's.</param>
    /// <param name="only">The checks that are wanted, with those they come after; all where none is named.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ConnectionReport> AskAsync(
        BotOptions options,
        IReadOnlyList<string> problems,
        TimeProvider clock,
        IReadOnlyCollection<string> only,
        CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(clock)
            .AddLogging()
            .AddConnectionChecks(options, problems)
            .BuildServiceProvider();
        var checks = services.GetServices<IConnectionCheck>()
            .Where(check => only.Count == 0 || only.Contains(check.Name));
        return await new ConnectionTest([.. checks], options, clock).RunAsync(cancellationToken);
    }
}
