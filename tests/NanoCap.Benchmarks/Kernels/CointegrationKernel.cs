using NanoCap.Trading.Bars;
using NanoCap.Trading.Indicators.Pairs;

namespace NanoCap.Benchmarks.Kernels;

/// <summary>Engle-Granger with Akaike lags for 1000 pairs of log closes of 250 sessions.</summary>
internal sealed class CointegrationKernel(UniverseBars universe) : IKernel
{
    private const int Pairs = 1000;
    private const int Sessions = 250;

    private readonly (double[] Y, double[] X)[] pairs = Draw(BenchData.LastLogCloses(universe, Sessions));

    public string Name => "cointegration.1000pairs";

    public long Bars => Pairs * 2 * Sessions;

    /// <summary>Pairs found cointegrated at 5 % in the last run.</summary>
    public int Found { get; private set; }

    public void Run()
    {
        Found = 0;
        foreach (var (y, x) in pairs)
        {
            Found += EngleGranger.Test(y, x).PValue <= 0.05 ? 1 : 0;
        }
    }

    private static (double[] Y, double[] X)[] Draw(double[][] closes)
    {
        var random = new Random(42);
        return
        [
            .. Enumerable.Range(0, Pairs).Select(_ =>
            {
                var first = random.Next(closes.Length);
                var second = random.Next(closes.Length - 1);
                return (closes[first], closes[second < first ? second : second + 1]);
            }),
        ];
    }
}
