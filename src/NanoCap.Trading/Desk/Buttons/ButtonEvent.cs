namespace NanoCap.Trading.Desk.Buttons;

/// <summary>What happens to buttons.</summary>
/// <param name="At">The instant.</param>
public abstract record ButtonEvent(DateTimeOffset At) : DeskEvent(At)
{
    /// <summary>Buttons were made for a message; nobody has seen them before this is durable.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="Chat">The chat, as the channel names it.</param>
    /// <param name="Delivery">The delivery that puts them there.</param>
    /// <param name="Buttons">The buttons in their order.</param>
    /// <param name="At">The instant.</param>
    public sealed record ButtonsIssued(
        string Channel, string Chat, string Delivery, IReadOnlyList<IssuedButton> Buttons, DateTimeOffset At)
        : ButtonEvent(At);

    /// <summary>Somebody tapped a button; what it decided stands in the events before it.</summary>
    /// <param name="Hash">Hash of the token.</param>
    /// <param name="By">Who.</param>
    /// <param name="Chat">The chat of the tap.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="Told">What whoever tapped is told.</param>
    /// <param name="At">The instant.</param>
    public sealed record ButtonTapped(
        string Hash, Actor By, string Chat, ButtonOutcome Outcome, string Told, DateTimeOffset At) : ButtonEvent(At);
}
