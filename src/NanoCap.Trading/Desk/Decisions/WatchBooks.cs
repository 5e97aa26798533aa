using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Our books against the broker's, and orders there that bear our mark.</summary>
internal static class WatchBooks
{
    private const string Books = "books";
    private const string SecondInstance = "second-instance";

    public static void Follow(Draft draft, DeskInput input)
    {
        // After a start the differences of the journal are old until the broker has been read.
        if (input is not DeskInput.BrokerRead && !draft.Events.Any(happened => happened is DeskEvent.BooksDiffered))
        {
            return;
        }

        var differences = draft.State.Differences.Order(StringComparer.Ordinal).ToList();
        Tell(draft, SecondInstance, AlertTopic.SecondInstance, AlertSeverity.Critical, [
            .. differences.Where(Identity.IsSecondInstance)]);
        List<string> others = [.. differences.Where(text => !Identity.IsSecondInstance(text))];
        Tell(
            draft, Books, AlertTopic.Books,
            others.TrueForAll(Reconciling.IsForeign) ? AlertSeverity.Warning : AlertSeverity.Critical,
            others);
    }

    private static void Tell(
        Draft draft, string key, AlertTopic topic, AlertSeverity severity, List<string> texts)
    {
        if (texts.Count == 0)
        {
            draft.Lift(key);
            return;
        }

        var opening = topic == AlertTopic.SecondInstance
            ? "Another instance may be trading this account. "
            : "Our books and the broker's differ. ";
        draft.Raise(topic, key, severity, opening + string.Join(" ", texts));
    }
}
