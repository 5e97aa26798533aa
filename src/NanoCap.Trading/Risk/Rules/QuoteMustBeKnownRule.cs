using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>In the session a source of quotes must have one; before the open the limit takes its place.</summary>
internal sealed class QuoteMustBeKnownRule : IRiskRule
{
    public const string Code = "quote-missing";

    string IRiskRule.Code => Code;

    public string Sentence => "In the session there is a quote, where the source tells quotes.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.IsLive && review.Market.TellsQuotes && review.Instrument?.Quote is null
            && TradingCalendar.Nyse.SessionAt(review.Moment.At) is not null)
        {
            findings.Wait(Code, null, null, $"There is no quote of {review.Order.Symbol}.");
        }
    }
}
