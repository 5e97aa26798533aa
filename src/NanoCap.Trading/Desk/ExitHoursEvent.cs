namespace NanoCap.Trading.Desk;

/// <summary>EXIT outside the session.</summary>
/// <param name="At">The instant.</param>
public abstract record ExitHoursEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>A person wants to sell now, outside the session, at limits under the bids.</summary>
    /// <param name="Sales">What can be sold now, ordered by symbol.</param>
    /// <param name="AtOpen">What waits for the open, with the reason, ordered by symbol.</param>
    /// <param name="By">Who.</param>
    /// <param name="At">The instant.</param>
    public sealed record SalesPriced(
        IReadOnlyList<ExtendedSale> Sales,
        IReadOnlyList<ExitWaiting> AtOpen,
        Actor By,
        DateTimeOffset At) : ExitHoursEvent(At);
}
