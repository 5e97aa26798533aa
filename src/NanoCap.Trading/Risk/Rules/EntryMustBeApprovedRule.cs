using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Before sending, an entry needs a person's approval of this symbol and at least so many shares.</summary>
internal sealed class EntryMustBeApprovedRule : IRiskRule
{
    public const string Code = "not-approved";

    string IRiskRule.Code => Code;

    public string Sentence => "Before it is sent, a person has approved this symbol and at least so many shares.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public string? LimitIn(RiskProfile profile) => "the approved shares";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Moment.Stage != ReviewStage.Sending)
        {
            return;
        }

        var approved = review.Order.IsBookLeg ? ApprovedLeg(review) : ApprovedShares(review);
        if (approved < review.Quantity)
        {
            findings.Refuse(
                Code,
                approved.Value,
                review.Quantity.Value,
                $"{approved} shares of {review.Order.Symbol} are approved, {review.Quantity} were to be bought.");
        }
    }

    private static Quantity ApprovedShares(in ReviewContext review) =>
        review.Order.ProposalNumber is { } number
        && review.Desk.Proposals.TryGetValue(number, out var proposal)
        && proposal.Terms.Symbol == review.Order.Symbol
        && (proposal.Status is ProposalStatus.Approved or ProposalStatus.Ordered)
            ? proposal.ApprovedQuantity ?? Quantity.Zero
            : Quantity.Zero;

    private static Quantity ApprovedLeg(in ReviewContext review) =>
        review.Order.ProposalNumber is { } number
        && review.Desk.Rebalances.TryGetValue(number, out var rebalance)
        && rebalance.Status is ProposalStatus.Approved or ProposalStatus.Ordered
        && rebalance.Terms.Find(review.Order.Symbol) is { } leg
        && leg.Side == review.Order.Side
            ? leg.Quantity
            : Quantity.Zero;
}
