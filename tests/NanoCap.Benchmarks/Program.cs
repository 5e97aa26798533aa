using BenchmarkDotNet.Running;
using NanoCap.Benchmarks;

if (args is ["quick", .. var rest])
{
    return QuickBench.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(KernelBenchmarks).Assembly).Run(args);
return 0;
