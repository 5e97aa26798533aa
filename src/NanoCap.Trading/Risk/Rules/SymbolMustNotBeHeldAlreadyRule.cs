namespace NanoCap.Trading.Risk.Rules;

/// <summary>A held symbol is not bought again.</summary>
internal sealed class SymbolMustNotBeHeldAlreadyRule : IRiskRule
{
    public const string Code = "already-held";

    public bool JudgesBookLegs => false;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Desk.Positions.TryGetValue(review.Order.Symbol, out var position))
        {
            yield return new Finding(
                Code,
                FindingEffect.Refuses,
                0m,
                position.Quantity.Value,
                $"{position.Quantity} shares of {position.Symbol} are held already.");
        }
    }
}
