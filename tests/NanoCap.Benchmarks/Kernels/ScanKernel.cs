using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;

namespace NanoCap.Benchmarks.Kernels;

/// <summary>Everything the daily run does once the bars are loaded, with the default settings.</summary>
internal sealed class ScanKernel(MarketHistory market) : IKernel
{
    private readonly ScanRules rules = ScanRules.Of(new BotOptions());

    public string Name => "scan";

    public long Bars { get; } = market.Bars.Symbols.Sum(symbol => (long)symbol.Bars.Count);

    public void Run() => new DailyScan(market, rules).Run(market.Bars.LastSession, DeskState.Empty);
}
