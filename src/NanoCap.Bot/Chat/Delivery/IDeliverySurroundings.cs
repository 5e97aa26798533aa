using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What a chat's delivery asks of the bot around it, and tells it.</summary>
internal interface IDeliverySurroundings
{
    /// <summary>What the cards depend on, at this moment.</summary>
    DeliveryView ViewOf(ChatPlace chat);

    /// <summary>Cards stand in a chat: typed decisions bind to them.</summary>
    void Showed(ChatPlace chat, IReadOnlyList<Card> cards);

    /// <summary>A message that tells alerts has nothing left to do in one chat.</summary>
    Task ToldAsync(WantedMessage message, CancellationToken cancellationToken);

    /// <summary>Nothing can be said in a chat any more, or on the platform where none is named: another channel has to
    /// ring.</summary>
    Task ShutAsync(ChatPlace? chat, string why, CancellationToken cancellationToken);

    /// <summary>Something was delivered after it could not be.</summary>
    Task WorksAsync(ChatPlace chat, CancellationToken cancellationToken);
}
