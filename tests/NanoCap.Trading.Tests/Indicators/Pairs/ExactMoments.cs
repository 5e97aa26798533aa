namespace NanoCap.Trading.Tests.Indicators.Pairs;

/// <summary>Correlation and least-squares line by their definitions, in decimal arithmetic.</summary>
internal sealed record ExactMoments(double Correlation, double Alpha, double Beta)
{
    public static ExactMoments Of(double[] xs, double[] ys)
    {
        var (meanX, meanY) = (xs.Sum(value => (decimal)value) / xs.Length, ys.Sum(value => (decimal)value) / ys.Length);
        var squaresX = xs.Sum(value => ((decimal)value - meanX) * ((decimal)value - meanX));
        var squaresY = ys.Sum(value => ((decimal)value - meanY) * ((decimal)value - meanY));
        var products = xs.Zip(ys).Sum(both => ((decimal)both.First - meanX) * ((decimal)both.Second - meanY));
        var isStillX = xs.All(value => value == xs[0]);
        var isStill = isStillX || ys.All(value => value == ys[0]);
        var correlation = isStill
            ? double.NaN
            : (double)products / (Math.Sqrt((double)squaresX) * Math.Sqrt((double)squaresY));
        var beta = isStillX ? double.NaN : (double)(products / squaresX);
        var alpha = isStillX ? double.NaN : (double)(meanY - (products / squaresX * meanX));
        return new(correlation, alpha, beta);
    }
}
