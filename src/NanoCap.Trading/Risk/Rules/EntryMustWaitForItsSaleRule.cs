namespace NanoCap.Trading.Risk.Rules;

/// <summary>A purchase that another sale pays for waits until the shares of that sale are sold.</summary>
internal sealed class EntryMustWaitForItsSaleRule : IRiskRule
{
    public const string Code = "after-sale";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Order.ProposalNumber is { } number
            && review.Desk.Proposals.GetValueOrDefault(number)?.Terms.AfterSale is { } sale
            && review.Desk.SaleProposals.GetValueOrDefault(sale) is { IsPending: true } pending)
        {
            yield return new Finding(
                Code, FindingEffect.Waits, null, null,
                $"It waits until the shares of {pending.Terms.Symbol} in sale {sale} are sold.");
        }
    }
}
