namespace NanoCap.Trading.Risk.Rules;

/// <summary>A held symbol is not bought again, whichever strategy wants it.</summary>
internal sealed class SymbolMustNotBeHeldAlreadyRule : IRiskRule
{
    public const string Code = "already-held";

    string IRiskRule.Code => Code;

    public string Sentence => "The symbol is not held already, whichever strategy bought it.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.Sales | SkippedOrders.BookLegs;

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Desk.Positions.TryGetValue(review.Order.Symbol, out var position))
        {
            findings.Refuse(
                Code,
                0m,
                position.Quantity.Value,
                $"{position.Quantity} shares of {position.Symbol} are held already.");
        }
    }
}
