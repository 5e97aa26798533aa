using System.Collections.Immutable;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What an EXIT has found beside our own books. Immutable.</summary>
public sealed record ExitState
{
    /// <summary>There was none.</summary>
    public static ExitState None { get; } = new();

    /// <summary>When the latest one began; null before the first.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>Orders of others that it must cancel, as the broker listed them last; forgotten with the process.
    /// </summary>
    public ImmutableList<ForeignOrder> Foreign { get; init; } = [];

    /// <summary>At what limits a person wanted to sell outside the session; each is good only while its bid is fresh.
    /// </summary>
    public ImmutableSortedDictionary<Symbol, ExtendedSale> Now { get; init; } =
        ImmutableSortedDictionary<Symbol, ExtendedSale>.Empty;

    /// <summary>What a person wanted to sell outside the session and waits for the open, with the reason.</summary>
    public ImmutableSortedDictionary<Symbol, string> AtOpen { get; init; } =
        ImmutableSortedDictionary<Symbol, string>.Empty;
}
