using System.Collections.Immutable;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk;

/// <summary>What is known of names with our mark that the broker has and the journal lacks, as after an old journal was
/// restored: none of them is given a second time. Immutable.</summary>
public sealed record BrokerIds
{
    /// <summary>Every name at the broker is in the journal.</summary>
    public static BrokerIds None { get; } = new();

    /// <summary>Names that we gave to an order and that are another order's at the broker: nothing said of them is
    /// about ours.</summary>
    public ImmutableSortedSet<ClientOrderId> Foreign { get; init; } = [];

    /// <summary>The highest number of a proposal in such a name; 0 for none.</summary>
    public int HighestNumber { get; init; }

    /// <summary>The highest number of an EXIT in such a name; 0 for none.</summary>
    public int HighestExit { get; init; }

    /// <summary>The highest attempt of each intent in such names.</summary>
    public ImmutableDictionary<string, int> Attempts { get; init; } =
        ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);
}
