using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Desk.Safety;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events tell of the account's readiness for real money.</summary>
internal static class ReadinessFold
{
    /// <summary>The state after the event, or null when it is not about readiness.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        ReadinessEvent.EvidenceAcknowledged known => state with
        {
            Readiness = state.Readiness with
            {
                Acknowledged = state.Readiness.Acknowledged.SetItem(
                    known.Check, new Acknowledgement(known.Check, known.Figure, known.By, known.At)),
            },
        },
        _ => null,
    };

    /// <summary>Notes the trips of breakers and their ends beside what these do to the desk.</summary>
    public static DeskState Note(DeskState folded, DeskEvent happened) => happened switch
    {
        DeskEvent.BreakerTripped tripped =>
            Tripped(folded, new BreakerTrip(tripped.Breaker, tripped.Measured.Value, tripped.At)),
        SafetyEvent.LevelReached reached => Tripped(
            folded, new BreakerTrip(reached.Reading.Breaker, reached.Reading.Measured, reached.At)),
        DeskEvent.EntriesResumed resumed when !folded.Readiness.Trips.IsEmpty => folded with
        {
            Readiness = folded.Readiness with
            {
                Trips =
                [
                    .. folded.Readiness.Trips.Select(
                        trip => trip.ClearedAt is null ? trip with { ClearedAt = resumed.At } : trip),
                ],
            },
        },
        _ => folded,
    };

    // A further level of a breaker that is latched already is the same trip.
    private static DeskState Tripped(DeskState state, BreakerTrip trip)
    {
        var book = state.Readiness;
        return book.Trips.Exists(known => known.Breaker == trip.Breaker && known.ClearedAt is null)
            ? state
            : state with { Readiness = book with { Trips = book.Trips.Add(trip) } };
    }
}
