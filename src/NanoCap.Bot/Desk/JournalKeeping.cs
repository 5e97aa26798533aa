using NanoCap.Bot.Storage;

namespace NanoCap.Bot.Desk;

/// <summary>Lets the keeper work when it is time: soon after a start that relied on a snapshot, after enough new
/// events, and once a day. What it finds wrong halts the desk.</summary>
internal sealed partial class JournalKeeping(
    JournalKeeper keeper, RecoveredDesk desk, TimeProvider wallClock, ILogger<JournalKeeping> logger)
    : BackgroundService
{
    public static readonly TimeSpan Everything = TimeSpan.FromDays(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMinutes(10);

    private long keptAt = desk.Snapshot?.Sequence ?? 0;
    private DateTimeOffset? verifiedAt = desk.Snapshot is null ? wallClock.GetUtcNow() : null;

    /// <summary>Whether the keeper should work now.</summary>
    public bool IsDue => verifiedAt is null || wallClock.GetUtcNow() - verifiedAt >= Everything
        || desk.Journal.Head.Sequence - keptAt >= JournalKeeper.EventsBetweenSnapshots;

    /// <summary>Does what is due, and halts the desk when the journal cannot be trusted.</summary>
    public void KeepOnce(CancellationToken cancellationToken)
    {
        try
        {
            if (IsDue)
            {
                keptAt = keeper.KeepOnce(cancellationToken).Sequence;
                verifiedAt = wallClock.GetUtcNow();
            }
        }
        catch (JournalUnusableException failure)
        {
            desk.Loop.StopFor(new DeskHaltedException($"HALTED. {failure.Message}", failure));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Without a fresh snapshot the next start is slower; nothing else depends on it.
            LogNotKept(logger, failure);
            keptAt = desk.Journal.Head.Sequence;
            verifiedAt = wallClock.GetUtcNow();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (desk.Loop.Halt is null)
            {
                await Task.Run(() => KeepOnce(stoppingToken), stoppingToken);
                await Task.Delay(Glance, wallClock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start begins again.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of the desk could not be written")]
    private static partial void LogNotKept(ILogger logger, Exception failure);
}
