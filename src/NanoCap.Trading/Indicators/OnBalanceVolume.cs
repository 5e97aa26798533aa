namespace NanoCap.Trading.Indicators;

/// <summary>On-balance volume: the sum of volumes of rising sessions less those of falling ones, in shares.</summary>
/// <remarks>Joseph Granville, New Key to Stock Market Profits, 1963. It starts at 0 with the first bar, as Skender
/// (TA-Lib starts at the first volume); only its changes mean something. Whole volumes are summed exactly up to 2^53
/// shares.</remarks>
public static class OnBalanceVolume
{
    /// <summary>Writes the running sum; no warm-up. Throws <see cref="ArgumentException"/> for values that are not
    /// finite, columns of different lengths or a result that overlaps one.</summary>
    public static void Calculate(ReadOnlySpan<double> closes, ReadOnlySpan<double> volumes, Span<double> result)
    {
        IndicatorInput.Require(closes, window: 1, result);
        IndicatorInput.RequireLength(closes, volumes, nameof(volumes));
        IndicatorInput.RequireFinite(volumes, nameof(volumes));
        IndicatorInput.RequireResult(volumes, result);
        var balance = 0.0;
        for (var i = 0; i < closes.Length; i++)
        {
            balance += i == 0 ? 0 : Math.Sign(closes[i] - closes[i - 1]) * volumes[i];
            result[i] = balance;
        }
    }
}
