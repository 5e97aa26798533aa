namespace NanoCap.Trading.Risk.Rules;

/// <summary>Nothing is bought before our books were compared with the broker's; the order waits for that.</summary>
internal sealed class BooksMustBeReconciledRule : IRiskRule
{
    public const string Code = "reconciliation";

    string IRiskRule.Code => Code;

    public string Sentence => "Our books were compared with the broker's since the start.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (!review.Desk.IsReconciled)
        {
            findings.Wait(Code, null, null, "Our books were not yet compared with the broker's.");
        }
    }
}
