namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What is wanted minus what is shown. Pure: the loop asks anew after every step, so that only the newest
/// state is ever sent.</summary>
internal static class DeliveryPlan
{
    /// <summary>The least time between two edits of a message that only refresh it.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromMinutes(5);

    /// <summary>The first step that may be taken now; else when to ask again, or null for when something changes.
    /// </summary>
    public static (DeliveryStep? Step, DateTimeOffset? At) Next(
        IEnumerable<WantedMessage> wanted, IReadOnlyDictionary<string, DeliveryRow> shown, DateTimeOffset now)
    {
        DeliveryStep? first = null;
        DateTimeOffset? next = null;
        foreach (var message in wanted)
        {
            var row = shown.GetValueOrDefault(message.Key);
            if (StepOf(message, row) is not { } step)
            {
                continue;
            }

            if (NotBefore(step) is { } at && at > now)
            {
                next = next is null || at < next ? at : next;
            }
            else if (first is null || step.Priority < first.Priority)
            {
                first = step;
            }
        }

        return (first, first is null ? next : null);
    }

    private static DeliveryStep? StepOf(WantedMessage message, DeliveryRow? row)
    {
        DeliveryStep Step(DeliveryStepKind kind, DeliveryPriority? priority = null, bool mayRepeat = false) =>
            new(message, row, kind, priority ?? message.Priority, mayRepeat);
        if (row is null)
        {
            return message.Kind == DeliveryKind.Ending ? null : Step(DeliveryStepKind.Send);
        }

        var isShown = row.Messages.Length > 0;
        return row.Class switch
        {
            DeliveryClass.Sending or DeliveryClass.Uncertain => Step(DeliveryStepKind.Send, mayRepeat: true),
            DeliveryClass.Waiting when isShown => Step(DeliveryStepKind.Edit),
            // A message whose end is all that is left to say, and that a person deleted.
            DeliveryClass.Waiting when message.Kind == DeliveryKind.Ending => null,
            DeliveryClass.Waiting => Step(DeliveryStepKind.Send),
            DeliveryClass.Failed => row.Shown == message.Hash ? null
                : Step(isShown ? DeliveryStepKind.Edit : DeliveryStepKind.Send),
            _ when message.Kind == DeliveryKind.Once => null,
            // After a chat moved, nothing is shown there any more.
            _ when !isShown => message.Kind == DeliveryKind.Living ? Step(DeliveryStepKind.Send) : null,
            _ when row.Shown == message.Hash => message.IsPinned && !row.IsPinned
                ? Step(DeliveryStepKind.Pin, DeliveryPriority.Background) : null,
            _ when row.Stamp != message.Stamp => Step(DeliveryStepKind.Edit),
            _ => message.Kind == DeliveryKind.Ending ? null
                : Step(DeliveryStepKind.Edit, DeliveryPriority.Background),
        };
    }

    private static DateTimeOffset? NotBefore(DeliveryStep step) => step.Row is not { } row ? null
        : step is { Kind: DeliveryStepKind.Edit, Priority: DeliveryPriority.Background }
            && row.Class == DeliveryClass.Delivered && row.Stamp == step.Message.Stamp
            && (row.NextTry is null || row.NextTry < row.At + Refresh)
            ? row.At + Refresh
        : row.NextTry;
}
