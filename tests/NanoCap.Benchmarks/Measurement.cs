using NanoCap.Benchmarks.Kernels;

namespace NanoCap.Benchmarks;

/// <summary>What a kernel took.</summary>
/// <param name="Name">Which kernel.</param>
/// <param name="MedianSeconds">Half of the runs were faster.</param>
/// <param name="BarsPerSecond">Bars read in that time.</param>
/// <param name="BytesAllocated">Allocated a run, on all threads.</param>
/// <param name="Runs">Runs that were timed.</param>
internal sealed record Measurement(
    string Name, double MedianSeconds, double BarsPerSecond, long BytesAllocated, int Runs)
{
    private const int FewestRuns = 3;
    private const int MostRuns = 200;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(2);

    /// <summary>Warms a kernel for two seconds, then times it for two more.</summary>
    public static Measurement Of(IKernel kernel, TimeProvider time)
    {
        var started = time.GetTimestamp();
        do
        {
            kernel.Run();
        }
        while (time.GetElapsedTime(started) < Warming);

        var seconds = new List<double>(MostRuns);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        started = time.GetTimestamp();
        while (seconds.Count < FewestRuns || (time.GetElapsedTime(started) < Warming && seconds.Count < MostRuns))
        {
            var begin = time.GetTimestamp();
            kernel.Run();
            seconds.Add(time.GetElapsedTime(begin).TotalSeconds);
        }

        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        seconds.Sort();
        var median = seconds[seconds.Count / 2];
        return new(kernel.Name, median, kernel.Bars / median, allocated / seconds.Count, seconds.Count);
    }
}
