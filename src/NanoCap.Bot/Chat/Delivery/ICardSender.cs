using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>A platform, as far as messages go out: one attempt a call, every answer told apart.</summary>
internal interface ICardSender
{
    /// <summary>As in <c>Actor.Channel</c>.</summary>
    string Channel { get; }

    /// <summary>The card in the platform's writing, in as many messages as it needs.</summary>
    IReadOnlyList<string> Write(Card card);

    /// <summary>The page, saying that it may be there twice.</summary>
    string MarkRepeated(string page);

    Task<SendResult> SendAsync(
        string address, string page, IReadOnlyList<PlacedButton> buttons, DeliveryPriority priority, bool isSilent,
        CancellationToken cancellationToken);

    Task<SendResult> EditAsync(
        string address, string message, string page, IReadOnlyList<PlacedButton> buttons, DeliveryPriority priority,
        CancellationToken cancellationToken);

    Task<SendResult> PinAsync(string address, string message, CancellationToken cancellationToken);
}
