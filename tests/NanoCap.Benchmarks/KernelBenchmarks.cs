using BenchmarkDotNet.Attributes;
using NanoCap.Benchmarks.Kernels;

namespace NanoCap.Benchmarks;

/// <summary>The kernels of the quick benchmark under BenchmarkDotNet, for deep dives on a made-up universe.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private BenchData? data;
    private IKernel[] kernels = [];

    [GlobalSetup]
    public void MakeData()
    {
        data = BenchData.Of(folder: null);
        kernels = QuickBench.KernelsOf(data);
    }

    [GlobalCleanup]
    public void RemoveData() => data?.Dispose();

    [Benchmark]
    public void Indicators() => Run("indicators");

    [Benchmark]
    public void IndicatorsOneByOne() => Run("indicators.oneByOne");

    [Benchmark]
    public void Load() => Run("load");

    [Benchmark]
    public void Scan() => Run("scan");

    [Benchmark]
    public void CorrelationOfTheLastDay() => Run("correlation.lastDay");

    [Benchmark]
    public void CorrelationOf250Days() => Run("correlation.250days");

    [Benchmark]
    public void CointegrationOf1000Pairs() => Run("cointegration.1000pairs");

    private void Run(string name) => Array.Find(kernels, kernel => kernel.Name == name)!.Run();
}
