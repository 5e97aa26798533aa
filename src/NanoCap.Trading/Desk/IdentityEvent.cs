using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk;

/// <summary>Which names at the broker are ours.</summary>
/// <param name="At">The instant.</param>
public abstract record IdentityEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>The broker has names with our mark that the journal lacks; what is new goes beyond them.</summary>
    /// <param name="HighestNumber">The highest number of a proposal in them; 0 for none.</param>
    /// <param name="HighestExit">The highest number of an EXIT in them; 0 for none.</param>
    /// <param name="Attempts">The highest attempt of each intent in them.</param>
    /// <param name="At">The instant.</param>
    public sealed record IdsSeen(
        int HighestNumber, int HighestExit, IReadOnlyList<KeyValuePair<string, int>> Attempts, DateTimeOffset At)
        : IdentityEvent(At);

    /// <summary>What the broker has under the name of an order of ours is another order: nothing of it is
    /// booked.</summary>
    /// <param name="Order">The name.</param>
    /// <param name="What">How they differ, a sentence.</param>
    /// <param name="At">The instant.</param>
    public sealed record OrderDisowned(ClientOrderId Order, string What, DateTimeOffset At) : IdentityEvent(At);
}
