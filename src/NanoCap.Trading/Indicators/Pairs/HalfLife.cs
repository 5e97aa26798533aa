namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>How many sessions a spread needs to lose half of its distance from its mean.</summary>
/// <remarks>-ln 2 / ln(1 + b) with b of the regression s_t - s_(t-1) = a + b s_(t-1), the discrete
/// Ornstein-Uhlenbeck process (E. Chan, Algorithmic Trading, 2013, chapter 2).</remarks>
public static class HalfLife
{
    /// <summary>The half-life in sessions; NaN unless -1 &lt; b &lt; 0, that is if the spread never moved, runs away
    /// or jumps beyond its mean each session, or has fewer than 3 values.</summary>
    public static double Of(ReadOnlySpan<double> spread)
    {
        if (spread.Length < 3)
        {
            return double.NaN;
        }

        // The slope of s_t on s_(t-1) is 1 + b.
        var keep = HedgeLine.Of(spread[1..], spread[..^1]).Beta;
        return keep is > 0 and < 1 ? -Math.Log(2) / Math.Log(keep) : double.NaN;
    }
}
