using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Five minutes before the open: scheduled exits go first, then approved entries after a last
/// review.</summary>
internal static class Submission
{
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(30);

    /// <summary>Whether an entry that is approved now goes out now, because the submission of its session is over.
    /// </summary>
    public static bool HasBegun(Draft draft, Proposal proposal) =>
        draft.At >= draft.Rules.EntryWindowOf(draft.Rules.Calendar.Next(proposal.Terms.Session)).Start;

    public static void Decide(Draft draft, DeskInput.SubmissionDue due)
    {
        // Asked again in the same session it may know of more.
        var known = draft.State.Splits is { Symbols: var told } splits && splits.Session == due.Session ? told : [];
        if (!known.IsSupersetOf(due.Splits))
        {
            draft.Add(new CorporateEvent.SplitsFound(due.Session, [.. known.Union(due.Splits)], draft.At));
        }

        foreach (var position in draft.State.Positions.Values.Where(held => held.Selling is null).ToList())
        {
            if (ReasonToSell(position, due.Session) is { } reason)
            {
                // A time exit sells all, whatever a scheduled sale would keep.
                draft.Add(new DeskEvent.SaleBegan(position.Symbol, reason, Actor.Rule, draft.At)
                {
                    Keep = reason == ExitReason.Time ? Quantity.Zero : position.Keep,
                });
            }
        }

        SaleProposals.BeginApproved(draft);
        foreach (var proposal in draft.State.Proposals.Values
            .Where(proposal => proposal.Status == ProposalStatus.Approved).ToList())
        {
            Send(draft, proposal, due.Market);
        }
    }

    /// <summary>Ends a proposal whose symbol split since: every price on its card is of the old basis, neither limit
    /// nor stop means anything now.</summary>
    public static bool DenyIfSplit(Draft draft, Proposal proposal)
    {
        var isVoid = draft.State.Splits.Void(proposal.Terms.Symbol, proposal.Terms.Session);
        if (isVoid)
        {
            draft.Add(new DeskEvent.ProposalDenied(
                proposal.Number, [SplitFinding(draft.State, proposal.Terms.Symbol)], draft.At));
        }

        return isVoid;
    }

    /// <summary>Why nothing is bought of a symbol that splits.</summary>
    public static Finding SplitFinding(DeskState state, Symbol symbol) => new(
        "corporate-action", FindingEffect.Refuses, null, null,
        $"{symbol} splits before the open of {state.Splits.Session:yyyy-MM-dd}: the prices before it are void.");

    /// <summary>A minute after the open: remainders of filled entries end, purchases whose sale has been filled go.
    /// </summary>
    public static void Decide(Draft draft, DeskInput.ProtectionDue due)
    {
        Entries.EndRemaindersOfFilled(draft);
        if (due.Market is not { } market)
        {
            return;
        }

        foreach (var proposal in draft.State.Proposals.Values
            .Where(proposal => proposal is { Status: ProposalStatus.Approved, Terms.AfterSale: not null }
                && HasBegun(draft, proposal)).ToList())
        {
            Send(draft, proposal, market);
        }
    }

    /// <summary>Approvals that waited at their time for books, quotes or a gate are tried again, until they expire.
    /// </summary>
    public static void SendWhatWaited(Draft draft, MarketView market)
    {
        foreach (var proposal in draft.State.Proposals.Values
            .Where(known => known.Status == ProposalStatus.Approved && known.Terms.ExpiresAt > draft.At).ToList())
        {
            if (draft.State is { IsReconciled: true, Safety.HoldsEntries: false } && HasBegun(draft, proposal))
            {
                Send(draft, proposal, market);
            }
        }
    }

    /// <summary>Makes the entry order of an approved proposal, unless the review says no or not now.</summary>
    public static void Send(Draft draft, Proposal proposal, MarketView market)
    {
        if (proposal.Terms.ExpiresAt <= draft.At)
        {
            draft.Add(new DeskEvent.ProposalExpired(proposal.Number, draft.At));
            return;
        }

        if (DenyIfSplit(draft, proposal))
        {
            return;
        }

        var shares = proposal.ApprovedQuantity ?? proposal.Terms.Quantity;
        if (SecondPerson.FindMissing(draft.Rules, proposal, shares) is { } missing)
        {
            draft.Add(new DeskEvent.ProposalDenied(proposal.Number, [missing], draft.At));
            return;
        }

        var verdict = Review(draft, proposal, shares, market, ReviewStage.Sending);
        if (verdict.IsRefused)
        {
            draft.Add(new DeskEvent.ProposalDenied(proposal.Number, verdict.Findings, draft.At));
            return;
        }

        if (verdict.IsWaiting)
        {
            return;
        }

        draft.MakeReady(
            IntentOf(proposal),
            id => new OrderRequest(
                id, proposal.Terms.Symbol, Side.Buy, verdict.Quantity, OrderType.Limit, TimeInForce.Day,
                LimitPrice: proposal.Terms.Limit),
            OrderPurpose.Entry,
            $"P{proposal.Number} v{proposal.Version} approved by {proposal.DecidedBy}",
            proposal.Number,
            sendUntil: proposal.Terms.ExpiresAt,
            worksUntil: WorksUntil(draft));
    }

    public static RiskVerdict Review(
        Draft draft, Proposal proposal, Quantity shares, MarketView market, ReviewStage stage) => RiskReview.Of(
        OrderIntent.EntryOf(
            proposal.Terms, shares, proposal.Number,
            ClientOrderId.For(draft.Rules.OrderPrefix, IntentOf(proposal), 1)),
        SaleProposals.Assumed(draft.State, proposal), market, draft.Rules.Profile, new ReviewMoment(stage, draft.At));

    /// <summary>Half an hour after the open, or after sending where that is later.</summary>
    private static DateTimeOffset WorksUntil(Draft draft)
    {
        var later = draft.At + AtLeast;
        var day = draft.Rules.Calendar.NewYorkDate(draft.At);
        return draft.Rules.Calendar.FindSession(day) is null || draft.Rules.EntryWindowOf(day).End <= later
            ? later
            : draft.Rules.EntryWindowOf(day).End;
    }

    private static string IntentOf(Proposal proposal) =>
        string.Create(CultureInfo.InvariantCulture, $"e{proposal.Number}v{proposal.Version}");

    private static ExitReason? ReasonToSell(Position position, DateOnly session) =>
        position.TimeExit <= session && (position.ScheduledExit is null || !position.Keep.IsZero)
            ? ExitReason.Time
            : position.ScheduledExit;
}
