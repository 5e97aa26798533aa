using BenchmarkDotNet.Running;
using NanoCap.Benchmarks;
using NanoCap.Benchmarks.Journals;

if (args is ["quick", .. var rest])
{
    return QuickBench.Run(rest);
}

if (args is ["journal", .. var journal])
{
    return JournalBench.Run(journal);
}

BenchmarkSwitcher.FromAssembly(typeof(KernelBenchmarks).Assembly).Run(args);
return 0;
