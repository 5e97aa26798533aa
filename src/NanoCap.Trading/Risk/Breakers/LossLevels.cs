using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Breakers;

/// <summary>The levels of a breaker that measures a loss of equity.</summary>
internal static class LossLevels
{
    public static IEnumerable<BreakerReading> Of(
        string breaker, Usd baseline, Usd equity, Ratio? reduce, Ratio stop)
    {
        if (EquityLoss.From(baseline, equity) is not { } loss)
        {
            yield break;
        }

        yield return new(breaker, BreakerLevel.Stop, stop.Value, loss.Value, baseline);
        if (reduce is { } limit)
        {
            yield return new(breaker, BreakerLevel.Reduce, limit.Value, loss.Value, baseline);
        }
    }
}
