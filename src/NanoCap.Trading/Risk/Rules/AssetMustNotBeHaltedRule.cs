namespace NanoCap.Trading.Risk.Rules;

/// <summary>A halt ends by itself; the order waits for that.</summary>
internal sealed class AssetMustNotBeHaltedRule : IRiskRule
{
    public const string Code = "halt";

    string IRiskRule.Code => Code;

    public string Sentence => "Trading in the symbol is not halted, where that is told.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Instrument?.Asset is { IsHalted: true })
        {
            findings.Wait(Code, null, null, $"Trading in {review.Order.Symbol} is halted.");
        }
    }
}
