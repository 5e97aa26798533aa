using NanoCap.Bot.Chat;
using NanoCap.Bot.Cli;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Endpoint;
using NanoCap.Bot.Schedule;

namespace NanoCap.Bot;

/// <summary>A bot that is running: its desk, its replay, its ways to be asked. Disposing it stops it in
/// order.</summary>
internal sealed class BotHost(IHost host, IReadOnlyList<IDisposable> owned) : IOfflineDesk
{
    public IServiceProvider Services => host.Services;

    public IDesk Desk => host.Services.GetRequiredService<IDesk>();

    public ICommandPort Commands => host.Services.GetRequiredService<ICommandPort>();

    public IEnumerable<IChatChannel> Channels => host.Services.GetServices<IChatChannel>();

    /// <summary>Null while the desk is halted: nothing moves then.</summary>
    public ReplayDriver? Replay => host.Services.GetService<ReplayDriver>();

    /// <summary>What is due on the real clock; null in a replay, and while the desk is halted.</summary>
    public LiveSchedule? Schedule => Replay is null && Desk.HaltedBecause is null
        ? host.Services.GetService<LiveSchedule>()
        : null;

    /// <summary>Starts the desk and what it does first: a replay waits until it is reconciled and at rest, and lives
    /// through the first daily run of a new account.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await host.StartAsync(cancellationToken);
        if (host.Services.GetService<IBeginning>() is { } beginning)
        {
            await beginning.BeginAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        foreach (var resource in owned)
        {
            resource.Dispose();
        }
    }
}
