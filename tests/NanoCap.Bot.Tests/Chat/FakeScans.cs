using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Tests.Chat;

internal sealed class FakeScans : ILastScan
{
    public ScanSheet? Sheet { get; init; }

    public static ScanSheet Full { get; } = new(
        Desks.Day, 311, Desks.Scan.Strategies,
        [
            new SheetSignal(1, Signal("ABCD", "momentum", 0.88), 0.0812, 0.643, null),
            new SheetSignal(null, Signal("REV", "mean-reversion", 0.88), -0.021, null, "not qualified"),
        ],
        [
            new SkippedSymbol("RSPL", "reverse-split: 1-for-16 on 2023-11-04"),
            new SkippedSymbol("PENY", "price: 0.41 USD, at least 1 USD; blow-off: +131 % in 21 sessions"),
        ]);

    public Task<ScanSheet?> FindAsync(DateOnly? session, CancellationToken cancellationToken) =>
        Task.FromResult(session is null || session == Sheet?.Session ? Sheet : null);

    public Task<IReadOnlyList<StrategyNumbers>> ExplainAsync(Symbol symbol, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StrategyNumbers>>(symbol.Value == "RSPL" ? [] :
        [
            new StrategyNumbers("momentum", [new Evidence("m", 0.021), new Evidence("volumeRatio", 1.31)]),
        ]);

    private static Signal Signal(string symbol, string strategy, double confidence) => new(
        strategy, Symbol.Of(symbol), Side.Buy, Desks.Day, confidence, 4.0, 3.6, 4.8, 5,
        [new Evidence("m", 0.1734), new Evidence("volumeRatio", 4.218)]);
}
