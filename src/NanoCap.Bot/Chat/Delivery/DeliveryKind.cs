namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What may happen to a message during its life.</summary>
internal enum DeliveryKind
{
    /// <summary>It is sent, then edited whenever it says something else.</summary>
    Living,

    /// <summary>It is sent and stays as it was.</summary>
    Once,

    /// <summary>It is edited where it was shown and sent nowhere: what is over needs no new message.</summary>
    Ending,
}
