using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>Lets the other channels ring when one cannot be heard.</summary>
internal sealed class DeliveryAlerts(IDesk desk, TimeProvider clock)
{
    public Task RaiseAsync(string key, string text, CancellationToken cancellationToken) => PostAsync(
        new AlertInput.Seen(
            AlertTopic.Heartbeat, key, AlertSeverity.Critical, text, IsPassing: false, clock.GetUtcNow()),
        cancellationToken);

    public Task LiftAsync(string key, CancellationToken cancellationToken) =>
        desk.State.Alerts.Standing.ContainsKey(key)
            ? PostAsync(new AlertInput.Gone(key, clock.GetUtcNow()), cancellationToken)
            : Task.CompletedTask;

    public Task ToldAsync(string channel, IReadOnlyList<AlertMark> marks, CancellationToken cancellationToken) =>
        PostAsync(new AlertInput.Shown(channel, marks, clock.GetUtcNow()), cancellationToken);

    private async Task PostAsync(DeskInput input, CancellationToken cancellationToken)
    {
        if (desk.HaltedBecause is not null)
        {
            return;
        }

        try
        {
            await desk.PostAsync(input, cancellationToken);
        }
        catch (DeskHaltedException)
        {
            // Every channel says by itself that the desk has halted.
        }
    }
}
