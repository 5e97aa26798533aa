using System.Collections.Immutable;

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
}
