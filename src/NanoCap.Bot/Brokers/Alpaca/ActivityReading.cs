using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using Activity = NanoCap.Bot.Brokers.Alpaca.WireAnswers.Activity;

namespace NanoCap.Bot.Brokers.Alpaca;

/// <summary>What activities other than executions say of cash and shares. What is not known is left out and kept as it
/// came: the desk then finds a difference, freezes and tells a person.</summary>
internal sealed class ActivityReading(NotUnderstood notUnderstood)
{
    /// <exception cref="BrokerException">The amount of a known movement is missing.</exception>
    public IReadOnlyList<BrokerUpdate.CashMoved> CashFlowsOf(IEnumerable<Activity> activities)
    {
        var flows = new List<BrokerUpdate.CashMoved>();
        foreach (var activity in activities.Where(IsValid))
        {
            if (AlpacaWords.FindCashFlow(activity.ActivityType) is { } kind)
            {
                var amount = activity.NetAmount ?? throw AlpacaClient.Missing($"activity {activity.Id}", "net_amount");
                flows.Add(new(activity.Id!, kind, new Usd(amount), InstantOf(activity)));
            }
            else if (activity.ActivityType is not ("FILL" or "SPLIT"))
            {
                notUnderstood.Keep("an activity", activity.ToString());
            }
        }

        // Ids of one millisecond are in no order.
        return [.. flows.OrderBy(flow => flow.At)];
    }

    /// <summary>A split takes the old shares away and brings the new ones: two activities of one day. Where a fraction
    /// was paid in cash the shares do not tell the ratio, and it is not guessed: prices of stops follow from it.
    /// </summary>
    public IReadOnlyList<BrokerUpdate.PositionSplit> SplitsOf(IEnumerable<Activity> activities)
    {
        var splits = new List<BrokerUpdate.PositionSplit>();
        var groups = activities
            .Where(activity => IsValid(activity) && activity.ActivityType == "SPLIT")
            .GroupBy(activity => (activity.Symbol, activity.GroupId, activity.Date));
        foreach (var group in groups)
        {
            var gone = -group.Sum(activity => Math.Min(0m, activity.Qty ?? 0m));
            var come = group.Sum(activity => Math.Max(0m, activity.Qty ?? 0m));
            var cash = group.Sum(activity => activity.NetAmount ?? 0m);
            if (gone > 0m && come > 0m && cash == 0m && Symbol.TryParse(group.Key.Symbol, out var symbol))
            {
                var last = group.Last();
                splits.Add(new(last.Id!, symbol, come / gone, Quantity.Of(come), Usd.Zero, InstantOf(last)));
            }
            else
            {
                notUnderstood.Keep("a split", string.Join("; ", group));
            }
        }

        return splits;
    }

    private static bool IsValid(Activity activity) => activity.Status is not "canceled";

    private static DateTimeOffset InstantOf(Activity activity) =>
        activity.TransactionTime ?? activity.CreatedAt
        ?? (DateTimeOffset.TryParse(
            activity.Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? day
            : throw AlpacaClient.Missing($"activity {activity.Id}", "date"));
}
