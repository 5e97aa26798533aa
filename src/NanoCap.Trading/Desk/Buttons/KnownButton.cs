namespace NanoCap.Trading.Desk.Buttons;

/// <summary>A button that stands, or stood, in a chat.</summary>
/// <param name="Terms">What it is bound to.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Chat">The chat, as the channel names it.</param>
/// <param name="Delivery">The delivery that put it there.</param>
/// <param name="Use">The tap that used it up; null while there was none.</param>
public sealed record KnownButton(
    IssuedButton Terms, string Channel, string Chat, string Delivery, ButtonUse? Use = null);
