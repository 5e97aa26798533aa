using NanoCap.Trading.Cash;

namespace NanoCap.Trading.Desk;

/// <summary>What one daily run found and made of it; the record behind the digest.</summary>
/// <param name="Session">The session after whose close it ran.</param>
/// <param name="Profile">The active profile.</param>
/// <param name="Source">Where the prices come from.</param>
/// <param name="IsSimulated">Whether the prices are made up.</param>
/// <param name="Caveat">What must be said about the universe, null for nothing.</param>
/// <param name="Symbols">Symbols in the universe.</param>
/// <param name="Scanned">Symbols that were scanned.</param>
/// <param name="SkippedByReason">How many symbols were skipped, by the reason's identifier, ordered.</param>
/// <param name="Strategies">Each strategy's standing.</param>
/// <param name="Candidates">The reviewed and the listed signals in rank order, then a few without rank.</param>
/// <param name="Cash">What to do about cash.</param>
/// <param name="UnreachableLimits">Sentences about limits that the present equity makes unreachable.</param>
public sealed record ScanDigest(
    DateOnly Session,
    string Profile,
    string Source,
    bool IsSimulated,
    string? Caveat,
    int Symbols,
    int Scanned,
    IReadOnlyList<KeyValuePair<string, int>> SkippedByReason,
    IReadOnlyList<StrategyLine> Strategies,
    IReadOnlyList<CandidateLine> Candidates,
    CashAdvice Cash,
    IReadOnlyList<string> UnreachableLimits)
{
    /// <summary>What the holdings' own strategies said at the close, by symbol.</summary>
    public IReadOnlyList<HeldSignal> Held { get; init; } = [];
}
