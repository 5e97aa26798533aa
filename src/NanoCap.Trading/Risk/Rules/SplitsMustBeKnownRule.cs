namespace NanoCap.Trading.Risk.Rules;

/// <summary>A price of before a split means nothing after it; the order waits until splits can be asked after.
/// </summary>
internal sealed class SplitsMustBeKnownRule : IRiskRule
{
    public const string Code = "splits-unknown";

    string IRiskRule.Code => Code;

    public string Sentence =>
        "In the session and before sending, it is known what splits before the open, where that is told.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.IsLive && !review.Market.KnowsSplits)
        {
            findings.Wait(Code, null, null, "Which symbols split before the open could not be read.");
        }
    }
}
