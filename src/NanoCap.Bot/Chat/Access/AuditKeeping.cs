using Microsoft.Data.Sqlite;

namespace NanoCap.Bot.Chat.Access;

/// <summary>Writes the audit now and then, and at the end.</summary>
internal sealed partial class AuditKeeping(AuditBook book, ILogger<AuditKeeping> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(30);

    /// <summary>What cannot be written is kept and said; nobody waits for it.</summary>
    public void WriteOnce()
    {
        try
        {
            book.Write();
        }
        catch (SqliteException failure)
        {
            LogFailed(logger, failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Real time also in a replay: it is people who are counted.
        using var timer = new PeriodicTimer(BetweenWrites, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                WriteOnce();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            WriteOnce();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit could not be written; it is kept in memory")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
