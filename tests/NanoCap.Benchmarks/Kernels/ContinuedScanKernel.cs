using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Signals;

namespace NanoCap.Benchmarks.Kernels;

/// <summary>The scan of a day by every strategy, with track records that were kept the evening before: what a bot does
/// each day once the bars are loaded.</summary>
internal sealed class ContinuedScanKernel : IKernel
{
    private readonly Lazy<MarketScanRequest> request;

    public ContinuedScanKernel(MarketHistory market)
    {
        Bars = market.Bars.Symbols.Sum(symbol => (long)symbol.Bars.Count);
        request = new Lazy<MarketScanRequest>(() => RequestFor(market));
    }

    public string Name => "scan.continued";

    public long Bars { get; }

    public void Run() => MarketScan.Of(request.Value);

    private static MarketScanRequest RequestFor(MarketHistory market)
    {
        var rules = ScanRules.Of(new BotOptions());
        rules = rules with { Enabled = rules.Catalog.All };
        var sessions = market.Bars.SessionNumbers;
        var before = MarketScan.Of(rules.RequestFor(market.Bars, DateOnly.FromDayNumber(sessions[^2]), NobodyHeld));
        return rules.RequestFor(market.Bars, market.Bars.LastSession, NobodyHeld) with { Kept = before.Kept };
    }

    private static Dictionary<Trading.Instruments.Symbol, string> NobodyHeld => [];
}
