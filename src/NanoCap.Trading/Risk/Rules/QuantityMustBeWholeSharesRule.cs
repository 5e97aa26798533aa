namespace NanoCap.Trading.Risk.Rules;

/// <summary>At least one share and no fractions. Judges what was asked; what cuts leave is whole.</summary>
internal sealed class QuantityMustBeWholeSharesRule : IRiskRule
{
    public const string Code = "whole-shares";

    public bool JudgesSales => true;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var asked = review.Order.Quantity;
        if (asked.IsZero || !asked.IsWhole)
        {
            yield return new Finding(
                Code, FindingEffect.Refuses, 1m, asked.Value, $"Expected whole shares, at least 1, found {asked}.");
        }
    }
}
