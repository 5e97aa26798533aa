using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>After the close: signal exits are scheduled, and a person is asked about the best signals.</summary>
internal static class DailyRun
{
    public static void Decide(Draft draft, DeskInput.SignalsRanked ranked)
    {
        // The same day twice would ask twice; a repeated run after a crash changes nothing.
        if (draft.State.LastScan is { } last && last.Session >= ranked.Scan.Session)
        {
            return;
        }

        foreach (var symbol in ranked.Scan.SignalExits)
        {
            if (draft.State.Positions.TryGetValue(symbol, out var position)
                && position is { Selling: null, ScheduledExit: null })
            {
                draft.Add(new DeskEvent.ExitScheduled(symbol, ExitReason.Signal, Actor.Rule, draft.At));
            }
        }

        if (draft.Rules.Calendar.FindNext(ranked.Scan.Session) is not { } next)
        {
            // The calendar ends here: there is no session in which anything could be bought.
            return;
        }

        var window = draft.Rules.EntryWindowOf(next);
        var plan = ProposalPlan.Of(
            draft.State, ranked.Scan, ranked.Market, draft.Rules.Profile, draft.At,
            window.End, NextNumber(draft.State));
        draft.Add(new DeskEvent.ScanCompleted(plan.Digest, draft.At));
        foreach (var planned in plan.Reviewed)
        {
            if (planned.Number is { } number)
            {
                draft.Add(new DeskEvent.ProposalRaised(number, 1, planned.Terms, draft.At));
            }
        }
    }

    /// <summary>The number after all that were ever given, to proposals, sales and rebalances alike.</summary>
    public static int NextNumber(DeskState state) =>
        state.Proposals.Keys.Concat(state.Rebalances.Keys).Concat(state.SaleProposals.Keys)
            .DefaultIfEmpty(0).Max() + 1;
}
