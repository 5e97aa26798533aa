using NanoCap.Bot.MarketData.CsvFolder;

namespace NanoCap.Benchmarks.Kernels;

/// <summary>A folder of CSV files into checked columns on both bases.</summary>
internal sealed class LoadKernel(string folder, long bars) : IKernel
{
    public string Name => "load";

    public long Bars => bars;

    public void Run() => new CsvFolderBarSource(folder).Load();
}
