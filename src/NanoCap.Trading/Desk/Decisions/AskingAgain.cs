using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Risk.Rules;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>The price has left the band of what a person was shown: the same trade is asked about again at the price of
/// now, as the next version.</summary>
internal static class AskingAgain
{
    public static bool TryAsk(
        Draft draft, Proposal proposal, RiskVerdict verdict, DeskInput.Approve approve, string what)
    {
        var isOutside = verdict.Findings.Any(finding => finding is
            { Code: PriceMustLieInsideBandRule.Code, Effect: FindingEffect.Refuses });
        if (!isOutside || FindPrice(draft, proposal, approve.Market) is not { } price)
        {
            return false;
        }

        var former = proposal.Terms;
        var terms = At(former, price, draft.Rules.Profile);
        var shares = Quantity.Min(
            former.Quantity, Quantity.Of(former.Notional.Value / terms.Limit.Value).Floor());
        var next = proposal with { Version = proposal.Version + 1, Terms = terms };
        var review = Submission.Review(draft, next, shares, approve.Market, ReviewStage.Raised);
        if (review.IsRefused || review.Quantity.IsZero)
        {
            return false;
        }

        draft.Add(new DeskEvent.ProposalRaised(
            proposal.Number, next.Version,
            SignalTerms.WithShares(terms, review, approve.Market, draft.Rules.Profile), draft.At));
        draft.Refuse(
            what, "changed",
            $"the price is {price} USD, outside {former.BandBottom} to {former.Limit} USD. It now asks for "
            + $"{review.Quantity} shares at most at {terms.Limit} USD; look at the new card and decide again.",
            approve.By);
        return true;
    }

    /// <summary>The price that the review has judged.</summary>
    private static Price? FindPrice(Draft draft, Proposal proposal, MarketView market)
    {
        var view = market.Find(proposal.Terms.Symbol);
        var isInSession = draft.Rules.Calendar.SessionAt(draft.At) is not null;
        return isInSession && view?.Quote is { } quote
            && Math.Abs((draft.At - quote.At).TotalSeconds) <= draft.Rules.Profile.QuoteAgeSeconds
            ? quote.Shown ?? view.LastClose
            : view?.LastClose;
    }

    /// <summary>The same distances, in parts of the price. A limit that a person named stays theirs.</summary>
    private static ProposalTerms At(ProposalTerms former, Price price, RiskProfile profile)
    {
        var ratio = price.Value / former.Reference.Value;
        return former with
        {
            Reference = price,
            BandBottom = Price.Of(price.Value * (1m - profile.BandBelow.Value)).RoundUpToTick(),
            Limit = former.Limit == PositionSizing.LimitOf(former.Reference, profile)
                ? PositionSizing.LimitOf(price, profile) : former.Limit,
            Stop = PositionSizing.DownToTick(Price.Of(former.Stop.Value * ratio)),
            Target = former.Target is { } target ? Price.Of(target.Value * ratio).RoundToTick() : null,
            Former = new FormerTerms(former.Reference, former.Limit, former.Stop, former.Quantity),
        };
    }
}
