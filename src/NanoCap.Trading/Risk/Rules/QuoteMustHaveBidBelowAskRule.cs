namespace NanoCap.Trading.Risk.Rules;

/// <summary>A one-sided or crossed quote is no market; the order waits for one.</summary>
internal sealed class QuoteMustHaveBidBelowAskRule : IRiskRule
{
    public const string Code = "quote-crossed";

    string IRiskRule.Code => Code;

    public string Sentence => "In the session and before sending, somebody bids less than another asks.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.LiveQuote is { Middle: null } quote)
        {
            findings.Wait(
                Code, quote.Ask?.Value, quote.Bid?.Value,
                $"Expected a bid below the ask, found {quote.Bid?.ToString() ?? "none"} and " +
                $"{quote.Ask?.ToString() ?? "none"}.");
        }
    }
}
