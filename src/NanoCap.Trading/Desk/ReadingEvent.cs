namespace NanoCap.Trading.Desk;

/// <summary>Reading the broker's books.</summary>
/// <param name="At">The instant.</param>
public abstract record ReadingEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>All that the broker had until an instant was taken over.</summary>
    /// <param name="Until">The instant of the read.</param>
    /// <param name="At">The instant.</param>
    public sealed record BooksTaken(DateTimeOffset Until, DateTimeOffset At) : ReadingEvent(At);

    /// <summary>Shares moved while the books were read and the counts differ: they are read again before anything is
    /// concluded.</summary>
    /// <param name="NotBefore">Not read before this; null for at once.</param>
    /// <param name="At">The instant.</param>
    public sealed record BooksMoved(DateTimeOffset? NotBefore, DateTimeOffset At) : ReadingEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }
}
