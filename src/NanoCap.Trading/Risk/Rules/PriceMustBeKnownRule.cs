using System.Globalization;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>No entry without the bar of the last completed session (I12).</summary>
internal sealed class PriceMustBeKnownRule : IRiskRule
{
    public const string Code = "no-price";

    string IRiskRule.Code => Code;

    public string Sentence => "The bar of the last completed session is there.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var session = review.Market.Session;
        if (review.Instrument?.LastSession != session)
        {
            var last = review.Instrument is { } view
                ? string.Create(CultureInfo.InvariantCulture, $"the last is of {view.LastSession:yyyy-MM-dd}")
                : "there is none at all";
            findings.Refuse(Code, null, null, string.Create(
                CultureInfo.InvariantCulture,
                $"{review.Order.Symbol} has no bar of {session:yyyy-MM-dd}, {last}."));
        }
    }
}
