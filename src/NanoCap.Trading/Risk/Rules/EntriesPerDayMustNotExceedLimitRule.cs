namespace NanoCap.Trading.Risk.Rules;

/// <summary>A rate: what is over the day's number of entries waits. Counted when sending, in the session it is for.
/// </summary>
internal sealed class EntriesPerDayMustNotExceedLimitRule : IRiskRule
{
    public const string Code = "entries-per-day";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var (limit, number) = (review.Profile.OrdersPerDay, review.Desk.EntriesSentToday + 1);
        if (review.Moment.Stage == ReviewStage.Sending && number > limit)
        {
            yield return new Finding(
                Code,
                FindingEffect.Waits,
                limit,
                number,
                $"It would be entry {number} of the day, {limit} are allowed.");
        }
    }
}
