namespace NanoCap.Bot.Desk;

/// <summary>Has breakers and gates judged all the time, whatever else the bot does; on the real clock only, a replay
/// judges at its own instants.</summary>
internal sealed partial class SafetyTimer(SafetyReader reader, TimeProvider clock, ILogger<SafetyTimer> logger)
    : BackgroundService
{
    /// <summary>As far apart as two readings of a breaker must be.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            do
            {
                await ReadAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped.
        }
        catch (DeskHaltedException)
        {
            // Everybody has been told, and nothing is judged before the next start.
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await reader.ReadOnceAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not DeskHaltedException
            && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Breakers and gates could not be judged")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
