using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Indicators.Pairs;
using NanoCap.Trading.Strategies.StatArb;

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
        ])
    {
        Report = new StrategyReport(
            "equal-weight",
            [Figures("momentum", 0.412, 0.381), Figures("mean-reversion", 0.07, 0.22)],
            [new StrategyCorrelation("momentum", "mean-reversion", 0.214)],
            [
                new StrategyBudget("momentum", 0.25, 0.64, 0.635),
                new StrategyBudget("mean-reversion", 0.15, 0.36, 0.365),
            ]),
    };

    public Task<ScanSheet?> FindAsync(DateOnly? session, CancellationToken cancellationToken) =>
        Task.FromResult(session is null || session == Sheet?.Session ? Sheet : null);

    public Task<IReadOnlyList<StrategyNumbers>> ExplainAsync(Symbol symbol, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StrategyNumbers>>(symbol.Value == "RSPL" ? [] :
        [
            new StrategyNumbers("momentum", [new Evidence("m", 0.021), new Evidence("volumeRatio", 1.31)]),
        ]);

    public Task<SymbolAnalysis?> AnalyzeAsync(Symbol symbol, CancellationToken cancellationToken) =>
        Task.FromResult(symbol.Value is "ABCD" or "RSPL" ? Analysis(symbol) : null);

    public Task<SymbolBars?> ChartAsync(Symbol symbol, int sessions, CancellationToken cancellationToken) =>
        Task.FromResult(symbol.Value == "ABCD" ? Pictures.PictureSeries.Chart(7, sessions, 4.0) : null);

    public Task<IReadOnlyList<PairLine>> PairsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PairLine>>(
        [
            new PairLine(Symbol.Of("ABCD"), Symbol.Of("NEXT"), "Healthcare", Symbol.Of("ABCD"), Fires: true,
                new StockPair(0, 1, new HedgeLine(0.31, 1.12), 0, 0.021, -2.31, 0.87, 0.0123, 4.6)),
            new PairLine(Symbol.Of("LOWV"), Symbol.Of("CALM"), null, null, Fires: false,
                new StockPair(2, 3, new HedgeLine(0.1, -0.5), 0, 0.03, 0.4, 0.81, 0.0412, double.NaN)),
        ]);

    private static SymbolAnalysis Analysis(Symbol symbol) => new(
        Desks.Day,
        new Listing(symbol, symbol + " Industries", Country: "China", Sector: "Healthcare",
            MarketCap: new Usd(180_000_000m)),
        4.0,
        symbol.Value == "RSPL" ? ["reverse-split: 1-for-16 on 2023-11-04"] : [],
        ["country: China, capitalisation 180,000,000.00 USD, under 350,000,000.00 USD"],
        [
            new StrategyNumbers("momentum", [new Evidence("m", 0.1734), new Evidence("volumeRatio", 4.218)]),
            new StrategyNumbers("mean-reversion", []),
            new StrategyNumbers("microcap-score",
                [new Evidence("r1", 0.061), new Evidence("r1Points", 15), new Evidence("score", 85)]),
        ],
        ["momentum", "mean-reversion"]);

    private static StrategyFigures Figures(string strategy, double gross, double drag) => new(
        strategy, 1190, 0.0812, gross, drag, gross - drag, 31.4, drag / 62.8, 0.41, 0.3312, 0.3871,
        "equal-weight", -0.0712, 0.58, HitFigures.Of([0.08, -0.05, -0.04]), 3);

    private static Signal Signal(string symbol, string strategy, double confidence) => new(
        strategy, Symbol.Of(symbol), Side.Buy, Desks.Day, confidence, 4.0, 3.6, 4.8, 5,
        [new Evidence("m", 0.1734), new Evidence("volumeRatio", 4.218)]);
}
