using NanoCap.Bot.Brokers;
using NanoCap.Bot.Desk;

namespace NanoCap.Bot.Schedule;

/// <summary>Waits until nothing is queued, due or under way, so that a replay takes its next step only then.</summary>
internal sealed class DeskRest(WorkPerformer performer, ISessionPlayback playback)
{
    public Task SettleAsync(CancellationToken cancellationToken) =>
        performer.SettleAsync(() => playback.IsQuiet, cancellationToken);
}
