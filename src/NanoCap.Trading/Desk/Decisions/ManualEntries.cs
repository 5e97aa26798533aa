using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>A person wants to buy: the same review, card and approval as for a signal; every reason against it is told.
/// </summary>
internal static class ManualEntries
{
    public static void Decide(Draft draft, DeskInput.Buy buy)
    {
        var what = $"buy {buy.Symbol}";
        var market = buy.Market;
        if (market.Find(buy.Symbol) is not { } view)
        {
            draft.Refuse(what, "unknown-symbol", $"there are no prices of {buy.Symbol}.", buy.By);
            return;
        }

        if (FindSession(draft) is not { } session)
        {
            draft.Refuse(what, "no-session", "the calendar has no later session to buy in.", buy.By);
            return;
        }

        if (draft.State.Splits.Void(buy.Symbol, view.LastSession))
        {
            draft.Refuse(
                what, "corporate-action", Submission.SplitFinding(draft.State, buy.Symbol).Text, buy.By);
            return;
        }

        if (FindAsked(draft.State, buy.Symbol) is { } asked)
        {
            draft.Refuse(
                what, "already-asked",
                $"proposal {asked.Number} to buy {buy.Symbol} is open or approved; decide it first.", buy.By);
            return;
        }

        var terms = ManualTerms.Of(
            view, buy.Limit, draft.Rules.Calendar.Previous(session), draft.Rules.Profile, ExpiryOf(draft, session));
        var verdict = RiskReview.Of(
            OrderIntent.EntryOf(terms, SharesOf(draft, buy, terms, view)), draft.State, market, draft.Rules.Profile,
            new ReviewMoment(ReviewStage.Raised, draft.At));
        if (verdict.IsRefused || verdict.Quantity.IsZero)
        {
            List<Finding> findings = [.. verdict.Findings.Where(finding => finding.Effect != FindingEffect.Warns)];
            draft.Add(new DeskEvent.CommandRefused(
                what, "review", string.Join(" ", findings.Select(finding => finding.Text)), buy.By, draft.At)
            {
                Findings = findings,
            });
            return;
        }

        draft.Add(new DeskEvent.ProposalRaised(
            DailyRun.NextNumber(draft.State), 1, SignalTerms.WithShares(terms, verdict, market, draft.Rules.Profile),
            draft.At)
        {
            By = buy.By,
        });
    }

    private static Quantity SharesOf(Draft draft, DeskInput.Buy buy, ProposalTerms terms, InstrumentView view)
    {
        if (buy.Shares is { } shares)
        {
            return shares;
        }

        var slot = buy.Amount ?? EqualSlots.Of(draft.State, buy.Market, draft.Rules.Profile).Reviewed;
        return PositionSizing.Of(
            slot, terms.Limit, view, draft.Rules.Profile, draft.State.Equity, spendable: null).Wanted;
    }

    private static Proposal? FindAsked(DeskState state, Symbol symbol) => state.Proposals.Values.FirstOrDefault(
        proposal => proposal.Terms.Symbol == symbol
            && proposal.Status is ProposalStatus.Open or ProposalStatus.Approved);

    /// <summary>The session in which it would be bought: the present one until its close, else the next.</summary>
    private static DateOnly? FindSession(Draft draft)
    {
        var day = draft.Rules.Calendar.NewYorkDate(draft.At);
        return draft.Rules.Calendar.FindSession(day) is { } today && draft.At < today.Close
            ? day
            : draft.Rules.Calendar.FindNext(day);
    }

    /// <summary>Half an hour after the open; in a later part of the session its close.</summary>
    private static DateTimeOffset ExpiryOf(Draft draft, DateOnly session)
    {
        var window = draft.Rules.EntryWindowOf(session);
        return draft.At < window.Start ? window.End : draft.Rules.Calendar.Session(session).Close;
    }
}
