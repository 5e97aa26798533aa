namespace NanoCap.Trading.Desk.Folding;

/// <summary>What names at the broker mean for the names that are given next.</summary>
internal static class IdentityFold
{
    /// <summary>The state after the event, or null when it is not about names.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        IdentityEvent.IdsSeen seen => state with
        {
            BrokerIds = state.BrokerIds with
            {
                HighestNumber = Math.Max(state.BrokerIds.HighestNumber, seen.HighestNumber),
                HighestExit = Math.Max(state.BrokerIds.HighestExit, seen.HighestExit),
                Attempts = seen.Attempts.Aggregate(state.BrokerIds.Attempts, (known, intent) =>
                    known.SetItem(intent.Key, Math.Max(known.GetValueOrDefault(intent.Key), intent.Value))),
            },
        },
        IdentityEvent.OrderDisowned disowned => state with
        {
            BrokerIds = state.BrokerIds with { Foreign = state.BrokerIds.Foreign.Add(disowned.Order) },
        },
        _ => null,
    };
}
