using NanoCap.Trading.Desk.People;

namespace NanoCap.Trading.Desk.Buttons;

/// <summary>What reaches the desk about buttons.</summary>
/// <param name="At">The instant of the input.</param>
public abstract record ButtonInput(DateTimeOffset At) : DeskInput(At)
{
    /// <summary>A message with buttons is about to be shown.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="Chat">The chat, as the channel names it.</param>
    /// <param name="Delivery">The delivery.</param>
    /// <param name="Buttons">The buttons in their order; the desk adds the price bands.</param>
    /// <param name="At">The instant.</param>
    public sealed record Issue(
        string Channel, string Chat, string Delivery, IReadOnlyList<IssuedButton> Buttons, DateTimeOffset At)
        : ButtonInput(At);

    /// <summary>Somebody tapped a button.</summary>
    /// <param name="Hash">Hash of the token.</param>
    /// <param name="By">Who.</param>
    /// <param name="Holds">Their rank; null for a stranger.</param>
    /// <param name="Chat">The chat of the tap.</param>
    /// <param name="Market">The market as of now; null when it is not known.</param>
    /// <param name="At">The instant.</param>
    public sealed record Tap(
        string Hash, Actor By, UserRank? Holds, string Chat, MarketView? Market, DateTimeOffset At) : ButtonInput(At)
    {
        /// <summary>The human being behind the user; null when not known beyond the user.</summary>
        public string? Person { get; init; }
    }
}
