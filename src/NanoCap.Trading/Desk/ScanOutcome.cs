using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Desk;

/// <summary>What a daily run hands to the desk.</summary>
/// <param name="Session">The session t.</param>
/// <param name="Ranked">Signals that take part, best first.</param>
/// <param name="Unranked">Signals that take no part, with the reason.</param>
/// <param name="Strategies">Each strategy's standing.</param>
/// <param name="SignalExits">Held symbols whose strategy's own exit rule fired at the close of t.</param>
/// <param name="Symbols">Symbols in the universe.</param>
/// <param name="Scanned">Symbols that were scanned.</param>
/// <param name="SkippedByReason">How many symbols were skipped, by the reason's identifier, ordered.</param>
public sealed record ScanOutcome(
    DateOnly Session,
    IReadOnlyList<ScoredSignal> Ranked,
    IReadOnlyList<UnrankedSignal> Unranked,
    IReadOnlyList<StrategyLine> Strategies,
    IReadOnlyList<Symbol> SignalExits,
    int Symbols,
    int Scanned,
    IReadOnlyList<KeyValuePair<string, int>> SkippedByReason)
{
    /// <summary>What the holdings' own strategies say at the close of t, by symbol; a holding without a bar of t or of
    /// no known strategy is left out.</summary>
    public IReadOnlyList<HeldSignal> Held { get; init; } = [];
}
