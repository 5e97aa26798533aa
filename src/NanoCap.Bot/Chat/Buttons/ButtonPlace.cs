namespace NanoCap.Bot.Chat.Buttons;

/// <summary>Where a button stands.</summary>
/// <param name="Channel">As in <c>Actor.Channel</c>.</param>
/// <param name="Chat">The chat, as the channel names it.</param>
/// <param name="Delivery">The delivery that put it there: a card shown twice has buttons of its own each time.</param>
internal sealed record ButtonPlace(string Channel, string Chat, string Delivery);
