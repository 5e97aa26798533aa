using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Diagnostics;

/// <summary>Looks now and then how much room is left for the journal, and tells the desk when it is too little.
/// </summary>
/// <param name="freeBytes">Room on the disk; throws when it cannot be read.</param>
internal sealed partial class DiskWatch(
    IDesk desk, Func<long> freeBytes, long leastBytes, TimeProvider clock, ILogger<DiskWatch> logger)
    : BackgroundService
{
    private const string Key = "disk";
    private const long Megabyte = 1024 * 1024;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);

    /// <summary>Looks once; says something only where the desk does not know it yet.</summary>
    public async Task LookOnceAsync(CancellationToken cancellationToken)
    {
        if (desk.HaltedBecause is not null || desk.State.Opening is null)
        {
            return;
        }

        var isTold = desk.State.Alerts.Standing.ContainsKey(Key);
        var isShort = freeBytes() < leastBytes;
        if (isShort == isTold)
        {
            return;
        }

        await desk.PostAsync(
            isShort
                ? new AlertInput.Seen(
                    AlertTopic.Disk, Key, AlertSeverity.Critical,
                    $"Less than {leastBytes / Megabyte} MB are left on the disk of the state folder; a full disk halts "
                    + "the desk. Make room.",
                    IsPassing: false, clock.GetUtcNow())
                : new AlertInput.Gone(Key, clock.GetUtcNow()),
            cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, clock);
        do
        {
            try
            {
                await LookOnceAsync(stoppingToken);
            }
            catch (Exception failure) when (
                failure is IOException or UnauthorizedAccessException or DeskHaltedException)
            {
                LogFailed(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The room on the disk could not be looked at")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
