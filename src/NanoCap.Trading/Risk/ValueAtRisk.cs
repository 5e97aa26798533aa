using System.Globalization;
using System.Numerics.Tensors;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>A day's loss at 95 %, as a share of equity, of today's holdings over the sessions in which all of them have
/// a return: up to 250, at least 60.</summary>
/// <param name="Historical">The 5th percentile of the holdings' returns, linear between sessions (Hyndman and Fan,
/// type 7), negated, at least zero.</param>
/// <param name="Parametric">1.645 sample deviations of the same returns.</param>
/// <param name="Sessions">Sessions that were measured.</param>
public readonly record struct ValueAtRisk(double Historical, double Parametric, int Sessions)
{
    /// <summary>Sessions without which nothing is measured.</summary>
    public const int SessionsAtLeast = 60;

    private const int Window = 250;
    private const double Tail = 0.05;
    private const double NormalQuantile = 1.645;

    /// <summary>Whether there was enough history.</summary>
    public bool IsMeasured => Sessions >= SessionsAtLeast;

    /// <summary>The larger of both, which is the one that is judged.</summary>
    public double Larger => Math.Max(Historical, Parametric);

    /// <summary>Both measures in words, or that there is too little history.</summary>
    public override string ToString() => IsMeasured
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Historical:0.00%} of equity by {Sessions} sessions and {Parametric:0.00%} by 1.645 deviations")
        : "not measured";

    /// <summary>Measures holdings and one more.</summary>
    internal static ValueAtRisk Of(
        ReadOnlySpan<Exposure> holdings, Exposure order, Usd equity, MarketView market)
    {
        Span<double> buffer = stackalloc double[Window];
        var sums = buffer;
        var whole = (double)equity.Value;
        foreach (var holding in holdings)
        {
            sums = Add(sums, holding, whole, market);
        }

        return Measured(Add(sums, order, whole, market));
    }

    /// <summary>Measures holdings; of none there is nothing to measure.</summary>
    internal static ValueAtRisk Of(ReadOnlySpan<Exposure> holdings, Usd equity, MarketView market) =>
        holdings.IsEmpty || equity <= Usd.Zero ? default : Of(holdings[1..], holdings[0], equity, market);

    // Aligned at the latest session; the shortest history decides how far back the sums go.
    private static Span<double> Add(Span<double> sums, Exposure holding, double equity, MarketView market)
    {
        var returns = market.ReturnWindow(holding.Symbol, Window);
        var length = Math.Min(sums.Length, returns.Length);
        sums = sums[^length..];
        TensorPrimitives.MultiplyAdd(returns[^length..], (double)holding.Value.Value / equity, sums, sums);
        return sums;
    }

    private static ValueAtRisk Measured(Span<double> returns)
    {
        // A session in which one of them has no return is no session of all.
        var count = 0;
        foreach (var value in returns)
        {
            if (double.IsFinite(value))
            {
                returns[count++] = value;
            }
        }

        if (count < SessionsAtLeast)
        {
            return new ValueAtRisk(double.NaN, double.NaN, count);
        }

        var known = returns[..count];
        var parametric = NormalQuantile * ReturnStatistics.SampleDeviation(known);
        return new ValueAtRisk(Math.Max(0, -ReturnStatistics.Quantile(known, Tail)), parametric, count);
    }
}
