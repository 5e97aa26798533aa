namespace NanoCap.Trading.Risk.Rules;

/// <summary>A fund that another strategy holds is no book's to add to: neither could tell its shares from the other's.
/// </summary>
internal sealed class SymbolMustBelongToOneStrategyRule : IRiskRule
{
    public const string Code = "other-strategy";

    string IRiskRule.Code => Code;

    public string Sentence => "What one strategy holds, another does not buy too.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Order.Strategy is { } strategy
            && review.Desk.Positions.TryGetValue(review.Order.Symbol, out var position)
            && position.Strategy != strategy)
        {
            findings.Refuse(
                Code, null, null, $"{position.Symbol} is held by {position.Strategy}; {strategy} does not add to it.");
        }
    }
}
