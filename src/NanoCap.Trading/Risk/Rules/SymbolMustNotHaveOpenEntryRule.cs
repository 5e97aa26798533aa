namespace NanoCap.Trading.Risk.Rules;

/// <summary>One entry a symbol: an open buy or another approved proposal in it refuses this one.</summary>
internal sealed class SymbolMustNotHaveOpenEntryRule : IRiskRule
{
    public const string Code = "open-order";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var others = review.OpenBuys.Count(buy => buy.Symbol == review.Order.Symbol);
        if (others > 0)
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                0m,
                others,
                $"{review.Order.Symbol} has an open entry or an approved proposal already.");
        }
    }
}
