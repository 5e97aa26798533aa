using System.Globalization;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>A rate: what is over the day's number of entries waits. Counted when sending, in the session it is for.
/// </summary>
internal sealed class EntriesPerDayMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "entries-per-day";

    string IRiskRule.Code => Code;

    public string Sentence => "Before it is sent: no more entries a day than the profile allows.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public string? LimitIn(RiskProfile profile) => profile.OrdersPerDay.ToString(CultureInfo.InvariantCulture);

    public string? MeasuredIn(RiskMeasures now) =>
        now.EntriesToday.ToString(CultureInfo.InvariantCulture);

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Moment.Stage != ReviewStage.Sending)
        {
            return;
        }

        var limit = review.Profile.OrdersPerDay;
        var number = review.Desk.EntriesSentToday + review.EntriesAboutToLeave + 1;
        if (number > limit)
        {
            findings.Wait(Code, limit, number, $"It would be entry {number} of the day, {limit} are allowed.");
        }
    }
}
