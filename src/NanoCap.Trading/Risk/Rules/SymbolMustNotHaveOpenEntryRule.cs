namespace NanoCap.Trading.Risk.Rules;

/// <summary>One entry a symbol: an open buy or another approved proposal in it refuses this one.</summary>
internal sealed class SymbolMustNotHaveOpenEntryRule : IRiskRule
{
    public const string Code = "open-order";

    string IRiskRule.Code => Code;

    public string Sentence => "The symbol has no other open entry or approved proposal, whichever strategy wants it.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var others = 0;
        foreach (var buy in review.OpenBuys)
        {
            others += buy.Symbol == review.Order.Symbol ? 1 : 0;
        }

        if (others > 0)
        {
            findings.Refuse(
                Code, 0m, others, $"{review.Order.Symbol} has an open entry or an approved proposal already.");
        }
    }
}
