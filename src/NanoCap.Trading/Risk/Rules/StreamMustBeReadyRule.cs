namespace NanoCap.Trading.Risk.Rules;

/// <summary>While the stream is away, fills and prices may be missed; the order waits for it.</summary>
internal sealed class StreamMustBeReadyRule : IRiskRule
{
    public const string Code = "stream";

    string IRiskRule.Code => Code;

    public string Sentence => "The broker's stream is connected, where there is one.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Market.IsStreamReady == false)
        {
            findings.Wait(Code, null, null, "The stream of orders and prices is not connected.");
        }
    }
}
