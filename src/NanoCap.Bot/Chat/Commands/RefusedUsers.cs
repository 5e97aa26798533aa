using System.Globalization;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>Counts commands of people who may not give them, and tells the desk when they come often.</summary>
internal sealed class RefusedUsers(IDesk desk, int most = 5)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> refusals = [];

    public async Task CountAsync(Actor by, string command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!IsTooMany(now) || desk.HaltedBecause is not null)
        {
            return;
        }

        await desk.PostAsync(
            new AlertInput.Seen(
                AlertTopic.RefusedCommand, "refused-users", AlertSeverity.Warning,
                string.Create(CultureInfo.InvariantCulture,
                    $"{most} commands within an hour came from people who may not give them; the last: {command} by ")
                + $"{by}.",
                IsPassing: true, now),
            cancellationToken);
    }

    private bool IsTooMany(DateTimeOffset now)
    {
        lock (gate)
        {
            refusals.Enqueue(now);
            while (refusals.Peek() <= now - Window)
            {
                refusals.Dequeue();
            }

            if (refusals.Count < most)
            {
                return false;
            }

            refusals.Clear();
            return true;
        }
    }
}
