namespace NanoCap.Trading.Indicators;

/// <summary>Annualised volatility: <see cref="LogReturnDeviation"/> times the root of 252 sessions, a ratio a year
/// (.35 = 35 %).</summary>
public static class RealisedVolatility
{
    /// <summary>Sessions a year, for annualising.</summary>
    public const int SessionsPerYear = 252;

    /// <summary>Writes the volatility; NaN at the first window indices. Throws as
    /// <see cref="LogReturnDeviation.Calculate"/>.</summary>
    public static void Calculate(ReadOnlySpan<double> closes, int window, Span<double> result)
    {
        LogReturnDeviation.Calculate(closes, window, result);
        var year = Math.Sqrt(SessionsPerYear);
        foreach (ref var value in result)
        {
            value *= year;
        }
    }
}
