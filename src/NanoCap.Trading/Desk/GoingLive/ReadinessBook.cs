using System.Collections.Immutable;

namespace NanoCap.Trading.Desk.GoingLive;

/// <summary>What the journal tells of an account's readiness for real money. Immutable.</summary>
public sealed record ReadinessBook
{
    /// <summary>Nothing was acknowledged and no breaker ever tripped.</summary>
    public static ReadinessBook Empty { get; } = new();

    /// <summary>The latest acknowledgement of each evidence check, by its name.</summary>
    public ImmutableSortedDictionary<string, Acknowledgement> Acknowledged { get; init; } =
        ImmutableSortedDictionary.Create<string, Acknowledgement>(StringComparer.Ordinal);

    /// <summary>Every latch of a breaker, oldest first.</summary>
    public ImmutableList<BreakerTrip> Trips { get; init; } = [];

    /// <summary>Whether a breaker was seen tripping and was cleared by a person.</summary>
    public bool IsDrilled(string breaker) =>
        Trips.Exists(trip => trip.Breaker == breaker && trip.ClearedAt is not null);
}
