namespace NanoCap.Trading.Risk.Rules;

/// <summary>A purchase that another sale pays for waits until the shares of that sale are sold.</summary>
internal sealed class EntryMustWaitForItsSaleRule : IRiskRule
{
    public const string Code = "after-sale";

    string IRiskRule.Code => Code;

    public string Sentence => "The sale that pays for the purchase is done.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Order.ProposalNumber is { } number
            && review.Desk.Proposals.GetValueOrDefault(number)?.Terms.AfterSale is { } sale
            && review.Desk.SaleProposals.GetValueOrDefault(sale) is { IsPending: true } pending)
        {
            findings.Wait(
                Code, null, null,
                $"It waits until the shares of {pending.Terms.Symbol} in sale {sale} are sold.");
        }
    }
}
