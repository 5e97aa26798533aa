namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What could not be shown where it should be.</summary>
internal interface IUndelivered
{
    /// <summary>Failed, doubtful, or waiting for longer than a while; the oldest first.</summary>
    IReadOnlyList<UndeliveredMessage> Find();
}
