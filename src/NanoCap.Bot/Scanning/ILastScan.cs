using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Scanning;

/// <summary>The full result of a daily run, of which the desk keeps only the digest.</summary>
internal interface ILastScan
{
    /// <summary>The scan of a session, or the latest one; null when there is none.</summary>
    Task<ScanSheet?> FindAsync(DateOnly? session, CancellationToken cancellationToken);

    /// <summary>Each strategy's numbers for a symbol at the latest scan, whether or not it fired; empty for a symbol
    /// that was not scanned.</summary>
    Task<IReadOnlyList<StrategyNumbers>> ExplainAsync(Symbol symbol, CancellationToken cancellationToken);

    /// <summary>Everything about a symbol at the latest scan; null for one without a bar, or before any scan.</summary>
    Task<SymbolAnalysis?> AnalyzeAsync(Symbol symbol, CancellationToken cancellationToken);

    /// <summary>A symbol's bars of the last sessions up to the latest scan's; null for one without a bar in them, or
    /// before any scan.</summary>
    Task<SymbolBars?> ChartAsync(Symbol symbol, int sessions, CancellationToken cancellationToken);

    /// <summary>The pairs of stat-arb at the latest scan, the surest first; empty before any.</summary>
    Task<IReadOnlyList<PairLine>> PairsAsync(CancellationToken cancellationToken);
}
