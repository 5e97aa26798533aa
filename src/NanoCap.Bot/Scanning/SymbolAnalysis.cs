using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Scanning;

/// <summary>Everything that can be said of a symbol at the latest scan.</summary>
/// <param name="Session">The session of its last bar through the scan's.</param>
/// <param name="Close">The close that traded, US dollars.</param>
/// <param name="Refusals">Every rule of bars, filter and exclusions that refuses an entry.</param>
/// <param name="Warnings">What refuses none and should be known.</param>
/// <param name="Numbers">Of every strategy there is, those that are not asked for signals too.</param>
/// <param name="Enabled">The strategies that are asked for signals.</param>
internal sealed record SymbolAnalysis(
    DateOnly Session,
    Listing Listing,
    double Close,
    IReadOnlyList<string> Refusals,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<StrategyNumbers> Numbers,
    IReadOnlyList<string> Enabled);
