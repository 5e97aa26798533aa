namespace NanoCap.Trading.Desk.Alerts;

/// <summary>Which alerts each channel tells now, which it holds back and until when, and which ring on. Pure: what was
/// shown is in the book.</summary>
/// <param name="routes">The channels and the intervals.</param>
public sealed class AlertRouting(AlertRoutes routes)
{
    /// <summary>The channels and the intervals.</summary>
    public AlertRoutes Routes { get; } = routes;

    /// <summary>What a channel has to tell at an instant; a channel without a route tells nothing by itself.</summary>
    public ChannelAlerts For(AlertBook book, string channel, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (FindChannel(channel) is not { } route)
        {
            return ChannelAlerts.None;
        }

        var tellings = new List<AlertTelling>();
        DateTimeOffset? next = null;
        foreach (var alert in book.Known)
        {
            if (Find(book, route, alert) is not { } wanted)
            {
                continue;
            }

            var at = wanted.At > now ? wanted.At : IsHeldBack(alert, wanted.Kind) ? EndOfHold(book, alert, now) : now;
            if (at <= now || IsHeldBack(alert, wanted.Kind))
            {
                tellings.Add(new AlertTelling(alert, wanted.Kind, at > now ? at : null, []));
            }

            next = at > now && (next is null || at < next) ? at : next;
        }

        return new ChannelAlerts(
            OnePerKey(tellings.Where(telling => telling.Until is null)),
            OnePerKey(tellings.Where(telling => telling.Until is not null)),
            next);
    }

    /// <summary>What a person who asks on a channel has not been told: what it holds back, and what no channel has
    /// shown. Oldest first, each key once.</summary>
    public IReadOnlyList<AlertTelling> Inbox(AlertBook book, string channel, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(book);
        var held = For(book, channel, now).Held.SelectMany(telling => telling.Earlier.Append(telling.Alert))
            .Select(alert => alert.Number).ToHashSet();
        return OnePerKey(book.Known
            .Where(alert => held.Contains(alert.Number) || !book.WasTold(alert))
            .Select(alert => new AlertTelling(
                alert, AlertTellingKind.New, HoldOf(book, alert, now), [])));
    }

    private AlertChannel? FindChannel(string name) => Routes.Channels.FirstOrDefault(channel => channel.Name == name);

    /// <summary>What a channel still has to say of an alert and from when on, mutes and quiet hours apart.</summary>
    private (AlertTellingKind Kind, DateTimeOffset At)? Find(AlertBook book, AlertChannel channel, Alert alert)
    {
        var told = book.FindTold(channel.Name, alert.Number);
        var isNews = told is null || told.Times < alert.Times;
        if (isNews && alert.Severity >= channel.Least)
        {
            return (AlertTellingKind.New, DateTimeOffset.MinValue);
        }

        if (alert.LiftedAt is not null)
        {
            return told is { HasToldEnd: false } && !alert.IsPassing && alert.Severity >= AlertSeverity.Warning
                ? (AlertTellingKind.Over, DateTimeOffset.MinValue)
                : null;
        }

        return !alert.Rings ? null
            : told is null ? (AlertTellingKind.Escalated, alert.SevereSince + Routes.EscalateAfter)
            : (AlertTellingKind.Repeated, told.At + (told.Count == 1 && alert.Severity >= channel.Least
                ? Routes.FirstRepeatAfter : Routes.RepeatEvery));
    }

    private static bool IsHeldBack(Alert alert, AlertTellingKind kind) =>
        alert.Severity < AlertSeverity.Critical || kind == AlertTellingKind.Over;

    private static DateTimeOffset? HoldOf(AlertBook book, Alert alert, DateTimeOffset now) =>
        IsHeldBack(alert, AlertTellingKind.New) && EndOfHold(book, alert, now) is var end && end > now ? end : null;

    /// <summary>When neither a mute nor quiet hours hold back the topic any more; now when they do not.</summary>
    private static DateTimeOffset EndOfHold(AlertBook book, Alert alert, DateTimeOffset now)
    {
        var spoken = book.Muted.TryGetValue(alert.Topic, out var muted) && muted > now ? muted : now;
        return book.Quiet?.FindEnd(spoken) ?? spoken;
    }

    /// <summary>The latest of each key speaks for the ones before.</summary>
    private static List<AlertTelling> OnePerKey(IEnumerable<AlertTelling> tellings) =>
    [
        .. tellings.GroupBy(telling => telling.Alert.Key, StringComparer.Ordinal)
            .Select(same => same.Last() with { Earlier = [.. same.SkipLast(1).Select(telling => telling.Alert)] })
            .OrderBy(telling => telling.Alert.Number),
    ];
}
