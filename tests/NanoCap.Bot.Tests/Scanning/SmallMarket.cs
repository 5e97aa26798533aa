using NanoCap.Bot.MarketData;
using NanoCap.Bot.Options;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;

namespace NanoCap.Bot.Tests.Scanning;

/// <summary>Sixty invented symbols over two years, with one more that could not be read.</summary>
internal static class SmallMarket
{
    public static DateOnly Session { get; } = new(2024, 3, 11);

    public static ScanRules Rules { get; } = ScanRules.Of(new BotOptions());

    public static async Task<DailyScan> LoadAsync()
    {
        var options = new MarketDataOptions
        {
            Synthetic = new SyntheticMarketOptions { Symbols = 60, LastSession = new(2024, 12, 31) },
        };
        return await DailyScan.LoadAsync(
            new WithUnreadable(new BotOptions { MarketData = options }.ToBarSource()), Rules,
            TestContext.Current.CancellationToken);
    }

    private sealed class WithUnreadable(IBarSource readable) : IBarSource
    {
        public async Task<MarketHistory> LoadAsync(CancellationToken cancellationToken)
        {
            var history = await readable.LoadAsync(cancellationToken);
            return history with { Skipped = [new SkippedSymbol("BROKEN", "malformed: line 7")] };
        }
    }
}
