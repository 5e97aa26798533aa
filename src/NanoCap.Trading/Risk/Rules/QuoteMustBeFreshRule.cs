namespace NanoCap.Trading.Risk.Rules;

/// <summary>An old quote, or one from the future, tells nothing of now; the order waits for a better one.</summary>
internal sealed class QuoteMustBeFreshRule : IRiskRule
{
    public const string Code = "quote-age";

    string IRiskRule.Code => Code;

    public string Sentence => "In the session and before sending, a quote is not too old.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public string? LimitIn(RiskProfile profile) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{profile.QuoteAgeSeconds} seconds");

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.LiveQuote is { } quote && review.IsStale(quote))
        {
            var (limit, age) = (review.Profile.QuoteAgeSeconds, (decimal)(review.Moment.At - quote.At).TotalSeconds);
            findings.Wait(Code, limit, age, $"The quote is {age:0.#} seconds old, at most {limit}.");
        }
    }
}
