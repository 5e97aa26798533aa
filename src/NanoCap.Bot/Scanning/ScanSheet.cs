using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Scanning;

/// <summary>A daily run with everything it found.</summary>
/// <param name="Session">The session after whose close it looked.</param>
/// <param name="Symbols">Symbols in the universe.</param>
/// <param name="Strategies">Each strategy's standing.</param>
/// <param name="Signals">Every signal: the ranked in order, then those without a rank.</param>
/// <param name="Skipped">Every symbol that may not be entered, each with all its reasons.</param>
internal sealed record ScanSheet(
    DateOnly Session,
    int Symbols,
    IReadOnlyList<StrategyLine> Strategies,
    IReadOnlyList<SheetSignal> Signals,
    IReadOnlyList<SkippedSymbol> Skipped)
{
    /// <summary>How the strategies did.</summary>
    public StrategyReport Report { get; init; } = StrategyReport.Empty;
}
