using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>An EXIT that the market could have ended and that has not: what is left, and why.</summary>
internal static class WatchExit
{
    private const string Key = "exit-left";

    public static void Follow(Draft draft)
    {
        if (draft.State is not { ExitUnderWay: { } exit, Exit.BeganAt: { } began })
        {
            draft.Lift(Key);
            return;
        }

        if (draft.Rules.Calendar.SessionAt(draft.At) is not { } session
            || draft.At - (began > session.Open ? began : session.Open) <= draft.Rules.Alerts.OrderStuckAfter)
        {
            return;
        }

        var progress = ExitProgress.Of(draft.State, draft.Rules.KeepOnExit, draft.Rules.Calendar, draft.At);
        draft.Raise(
            AlertTopic.Order, Key, AlertSeverity.Critical, $"EXIT {exit} is not flat yet: {progress.InWords()}.");
    }
}
