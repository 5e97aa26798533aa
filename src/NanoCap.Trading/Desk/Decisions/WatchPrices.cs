using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Held symbols that had no price at a close, and sessions that were not scanned.</summary>
internal static class WatchPrices
{
    private const string Prefix = "data:";
    private const string Scan = "scan";

    public static void Follow(Draft draft, DeskInput input)
    {
        switch (input)
        {
            case DeskInput.Marked { IsClose: true } marked when draft.State.Session == marked.Session:
                JudgeClose(draft, marked);
                break;
            case AlertInput.OutcomeDue due when draft.State.LastScan is { } last
                && last.Session < draft.Rules.Calendar.Previous(due.Session):
                draft.RaiseOnce(
                    AlertTopic.Data, Scan, AlertSeverity.Warning,
                    $"No daily run of {draft.Rules.Calendar.Previous(due.Session):yyyy-MM-dd}: it had no bars, or the "
                    + $"bot was down. The last one is of {last.Session:yyyy-MM-dd}.");
                break;
            case DeskInput.SignalsRanked:
                draft.Lift(Scan);
                break;
            default:
                break;
        }
    }

    private static void JudgeClose(Draft draft, DeskInput.Marked marked)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var position in draft.State.Positions.Values
            .Where(position => !marked.Prices.ContainsKey(position.Symbol)).ToList())
        {
            var key = Prefix + position.Symbol;
            wanted.Add(key);
            draft.RaiseOnce(
                AlertTopic.Data, key, AlertSeverity.Warning,
                $"{position.Symbol} is held and had no bar in the session of {marked.Session:yyyy-MM-dd}; it is valued "
                + $"at {position.LastPrice}, and its stop cannot be watched.");
        }

        AlertWatch.LiftOthers(draft, Prefix, wanted);
    }
}
