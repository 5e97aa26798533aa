using NanoCap.Bot.Desk;

namespace NanoCap.Bot.Live;

/// <summary>Does one thing again and again on the real clock, whatever comes of it.</summary>
internal sealed partial class LiveTimer(
    string name, TimeSpan period, Func<CancellationToken, Task> doOnce, TimeProvider clock, ILogger<LiveTimer> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await DoAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped.
        }
        catch (DeskHaltedException)
        {
            // Everybody has been told, and nothing is done before the next start.
        }
    }

    private async Task DoAsync(CancellationToken cancellationToken)
    {
        try
        {
            await doOnce(cancellationToken);
        }
        catch (Exception failure) when (failure is not DeskHaltedException
            && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, failure, name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The timer {Name} failed once")]
    private static partial void LogFailed(ILogger logger, Exception failure, string name);
}
