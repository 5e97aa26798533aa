using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>After everything was decided: what a person must learn about the state it led to.</summary>
internal static class AlertWatch
{
    public static void Follow(Draft draft, DeskInput input, DeskState before)
    {
        if (draft.State.Opening is null)
        {
            return;
        }

        EndOfYesterday(draft, input);
        WatchOrders.Follow(draft);
        WatchExit.Follow(draft);
        Halts.Watch(draft);
        WatchProtection.Follow(draft);
        WatchSales.Follow(draft, before);
        WatchEntries.Follow(draft, input);
        WatchBooks.Follow(draft, input);
        WatchPrices.Follow(draft, input);
        WatchMeasures.Follow(draft, input);
        WatchStrategies.Follow(draft, input);
        WatchPeople.Follow(draft, input);
    }

    /// <summary>In the morning yesterday's events are over; what rings goes on.</summary>
    private static void EndOfYesterday(Draft draft, DeskInput input)
    {
        if (input is not DeskInput.SubmissionDue due)
        {
            return;
        }

        // Asked again a minute later it is still the same morning.
        var start = draft.Rules.EntryWindowOf(due.Session).Start;
        var morning = start < draft.At ? start : draft.At;

        foreach (var alert in draft.State.Alerts.Standing.Values
            .Where(alert => alert is { IsPassing: true, Rings: false } && alert.ToldAt < morning).ToList())
        {
            draft.Lift(alert.Key);
        }
    }

    /// <summary>Lifts the standing alerts of a kind that are not wanted any more.</summary>
    public static void LiftOthers(Draft draft, string prefix, IReadOnlySet<string> wanted)
    {
        foreach (var alert in draft.State.Alerts.Standing.Values
            .Where(alert => !alert.IsPassing && alert.Key.StartsWith(prefix, StringComparison.Ordinal)
                && !wanted.Contains(alert.Key)).ToList())
        {
            draft.Lift(alert.Key);
        }
    }
}
