namespace NanoCap.Trading.Risk.Rules;

/// <summary>Nothing is bought before our books were compared with the broker's; the order waits for that.</summary>
internal sealed class BooksMustBeReconciledRule : IRiskRule
{
    public const string Code = "reconciliation";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (!review.Desk.IsReconciled)
        {
            yield return new Finding(
                Code, FindingEffect.Waits, null, null, "Our books were not yet compared with the broker's.");
        }
    }
}
