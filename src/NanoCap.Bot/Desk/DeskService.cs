namespace NanoCap.Bot.Desk;

/// <summary>Runs loop, updates and work, in the order that loses nothing, and stops them in the opposite one.</summary>
internal sealed class DeskService(DeskLoop loop, BrokerUpdatePump updates, WorkPerformer performer) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopDeciding = new CancellationTokenSource();
        var deciding = loop.RunAsync(stopDeciding.Token);
        var listening = updates.RunAsync(stoppingToken);
        await updates.FirstTry.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await performer.RunAsync(stoppingToken);
        await listening;
        await stopDeciding.CancelAsync();
        await deciding;
    }
}
