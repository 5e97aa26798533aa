using System.Collections.Immutable;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>The latest session before whose open symbols were found to split.</summary>
/// <param name="Session">The session.</param>
/// <param name="Symbols">The tickers.</param>
public sealed record KnownSplits(DateOnly Session, ImmutableSortedSet<Symbol> Symbols)
{
    /// <summary>No split was ever found.</summary>
    public static KnownSplits None { get; } = new(DateOnly.MinValue, []);

    /// <summary>Whether prices of a session's close are void, because the symbol split before a later open.</summary>
    public bool Void(Symbol symbol, DateOnly session) => session < Session && Symbols.Contains(symbol);
}
