using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NanoCap.Benchmarks.Kernels;

namespace NanoCap.Benchmarks;

/// <summary><c>quick [--data DIR] [--threads N] [--json] [kernel ...]</c>: medians of warm runs in a minute, to be
/// compared with another program in the same breath.</summary>
internal static class QuickBench
{
    private const string Usage =
        "quick [--data DIR] [--threads N] [--json] [kernel ...], where a kernel is the start of a name: "
        + "indicators, load, scan, correlation, cointegration, risk-review";

    // The runtime counts processors once, at its start.
    private const string ProcessorCount = "DOTNET_PROCESSOR_COUNT";

    public static int Run(string[] arguments)
    {
        if (QuickArguments.Find(arguments) is not { } asked)
        {
            Console.Error.WriteLine($"Expected {Usage}.");
            return 2;
        }

        if (asked.Threads is { } threads && Environment.ProcessorCount != threads)
        {
            return RunWith(threads, arguments);
        }

        using var data = BenchData.Of(asked.Data);
        Measurement[] measured =
        [
            .. KernelsOf(data)
                .Where(kernel => asked.IsWanted(kernel.Name))
                .Select(kernel => Measurement.Of(kernel, TimeProvider.System)),
        ];
        Console.WriteLine(asked.IsJson ? Json(data, measured) : Table(measured));
        return 0;
    }

    public static IKernel[] KernelsOf(BenchData data) =>
    [
        new IndicatorsKernel(data.Market.Bars),
        new OneByOneKernel(data.Market.Bars),
        new LoadKernel(data.Folder, data.Bars),
        new ScanKernel(data.Market),
        new ContinuedScanKernel(data.Market),
        new CorrelationKernel(data.Market.Bars, days: 1),
        new CorrelationKernel(data.Market.Bars, days: 250),
        new CointegrationKernel(data.Market.Bars),
        new RiskReviewKernel(data.Market.Bars),
    ];

    // The same again in a process that knows fewer processors; the variable keeps it from doing so once more.
    private static int RunWith(int threads, string[] arguments)
    {
        if (Environment.GetEnvironmentVariable(ProcessorCount) is not null)
        {
            Console.Error.WriteLine(
                $"Expected {threads} processors, found {Environment.ProcessorCount}; unset {ProcessorCount}.");
            return 2;
        }

        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(QuickBench).Assembly.Location);
        }

        start.ArgumentList.Add("quick");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[ProcessorCount] = threads.ToString("x", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string Json(BenchData data, Measurement[] measured)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("symbols", data.Market.Bars.Symbols.Count);
            writer.WriteNumber("sessions", data.Market.Bars.SessionNumbers.Length);
            writer.WriteNumber("threads", Environment.ProcessorCount);
            writer.WriteStartObject("kernels");
            foreach (var kernel in measured)
            {
                writer.WriteStartObject(kernel.Name);
                writer.WriteNumber("medianSeconds", kernel.MedianSeconds);
                writer.WriteNumber("barsPerSecond", Math.Round(kernel.BarsPerSecond));
                writer.WriteNumber("bytesAllocated", kernel.BytesAllocated);
                writer.WriteNumber("runs", kernel.Runs);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Table(Measurement[] measured) => string.Join('\n', measured.Select(kernel => string.Create(
        CultureInfo.InvariantCulture,
        $"{kernel.Name,-24} {kernel.MedianSeconds * 1000,10:0.000} ms {kernel.BarsPerSecond / 1e6,10:0.00} M bars/s "
            + $"{kernel.BytesAllocated,12} bytes  {kernel.Runs,4} runs")));
}
