using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Every position has the protection that its profile asks for, or an alert says that it has not.</summary>
internal static class WatchProtection
{
    private const string Prefix = "protection:";

    public static void Follow(Draft draft)
    {
        var bare = draft.State.ExitUnderWay is null ? ProtectionCoverage.Of(draft.State) : [];
        foreach (var symbol in draft.State.Alerts.Tally.Uncovered.Keys.Except(bare.Select(gap => gap.Symbol)).ToList())
        {
            draft.Add(new AlertEvent.CoverageFound(symbol, draft.At));
        }

        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var gap in bare)
        {
            if (!draft.State.Alerts.Tally.Uncovered.TryGetValue(gap.Symbol, out var since))
            {
                since = draft.At;
                draft.Add(new AlertEvent.CoverageLost(gap.Symbol, since));
            }

            var key = Prefix + gap.Symbol;
            if (IsForLong(draft, gap) || draft.At - since >= draft.Rules.Alerts.UnprotectedAfter
                || draft.State.Alerts.Standing.ContainsKey(key))
            {
                wanted.Add(key);
                draft.Raise(
                    AlertTopic.Protection, key,
                    gap.Gap == CoverageGap.Watched ? AlertSeverity.Warning : AlertSeverity.Critical,
                    $"{gap.Symbol} has not the protection at the broker that it should have: {gap.Why}.");
            }
        }

        AlertWatch.LiftOthers(draft, Prefix, wanted);
    }

    /// <summary>Whether there is nothing to wait for: no order is on its way.</summary>
    private static bool IsForLong(Draft draft, PositionCoverage gap) => gap.Gap == CoverageGap.Open
        || (gap.Gap == CoverageGap.Watched && !draft.State.OpenOrdersIn(gap.Symbol).Any());
}
