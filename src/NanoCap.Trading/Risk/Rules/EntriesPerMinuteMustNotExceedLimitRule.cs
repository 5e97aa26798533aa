using System.Globalization;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>A rate: what is over a minute's number of entries waits for the next minute.</summary>
internal sealed class EntriesPerMinuteMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "entries-per-minute";

    string IRiskRule.Code => Code;

    public string Sentence => "Before it is sent: no more entries a minute than the profile allows.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Waits];

    public string? LimitIn(RiskProfile profile) => profile.OrdersPerMinute.ToString(CultureInfo.InvariantCulture);

    public string? MeasuredIn(RiskMeasures now) =>
        now.EntriesOfMinute.ToString(CultureInfo.InvariantCulture);

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Moment.Stage != ReviewStage.Sending)
        {
            return;
        }

        var (limit, number) = (review.Profile.OrdersPerMinute, review.EntriesAboutToLeave + 1);
        foreach (var sent in review.Desk.LatestEntries)
        {
            number += sent > review.Moment.At.AddMinutes(-1) ? 1 : 0;
        }

        if (number > limit)
        {
            findings.Wait(Code, limit, number, $"It would be entry {number} of a minute, {limit} are allowed.");
        }
    }
}
