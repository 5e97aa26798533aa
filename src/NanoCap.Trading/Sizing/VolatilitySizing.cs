using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Sizing;

/// <summary>As much as loses 1 % of equity from the limit to the stop: a wilder stock, whose stop is wider, gets less.
/// </summary>
internal sealed class VolatilitySizing : ISizingPolicy
{
    public SizedAmount AmountFor(SizingQuestion asked)
    {
        var risk = asked.Profile.RiskAtStop;
        var distance = 1m - asked.Stop.Value / asked.Limit.Value;

        // A stop at or above the limit has no loss to size by.
        var amount = distance > 0m ? asked.Equity * risk / distance : Usd.Zero;
        return SizedAmount.Of(amount, $"What loses {risk} of equity at the stop");
    }
}
