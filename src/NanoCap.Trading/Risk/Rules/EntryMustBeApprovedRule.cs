using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Before sending, an entry needs a person's approval of this symbol and at least so many shares.</summary>
internal sealed class EntryMustBeApprovedRule : IRiskRule
{
    public const string Code = "not-approved";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Moment.Stage != ReviewStage.Sending)
        {
            yield break;
        }

        var approved = ApprovedShares(review);
        if (approved < review.Quantity)
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                approved.Value,
                review.Quantity.Value,
                $"{approved} shares of {review.Order.Symbol} are approved, {review.Quantity} were to be bought.");
        }
    }

    private static Quantity ApprovedShares(ReviewContext review) => review.Order.IsBookLeg
        ? ApprovedLeg(review)
        : review.Order.ProposalNumber is { } number
        && review.Desk.Proposals.TryGetValue(number, out var proposal)
        && proposal.Terms.Symbol == review.Order.Symbol
        && (proposal.Status is ProposalStatus.Approved or ProposalStatus.Ordered)
            ? proposal.ApprovedQuantity ?? Quantity.Zero
            : Quantity.Zero;

    private static Quantity ApprovedLeg(ReviewContext review) =>
        review.Order.ProposalNumber is { } number
        && review.Desk.Rebalances.TryGetValue(number, out var rebalance)
        && rebalance.Status is ProposalStatus.Approved or ProposalStatus.Ordered
        && rebalance.Terms.Find(review.Order.Symbol) is { } leg
        && leg.Side == review.Order.Side
            ? leg.Quantity
            : Quantity.Zero;
}
