using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What is known of splits and the like before it shows in an account.</summary>
/// <param name="At">The instant.</param>
public abstract record CorporateEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>Symbols split before an open: prices from before it are of another basis.</summary>
    /// <param name="Session">The session.</param>
    /// <param name="Symbols">The tickers.</param>
    /// <param name="At">The instant.</param>
    public sealed record SplitsFound(DateOnly Session, IReadOnlyList<Symbol> Symbols, DateTimeOffset At)
        : CorporateEvent(At);

    /// <summary>The halted symbols among those held or ordered are others than before; told anew after every start.
    /// </summary>
    /// <param name="Symbols">All of them, ordered.</param>
    /// <param name="At">The instant.</param>
    public sealed record HaltsSeen(IReadOnlyList<Symbol> Symbols, DateTimeOffset At) : CorporateEvent(At)
    {
        /// <inheritdoc />
        public override bool IsDurable => false;
    }
}
