namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What is known of a message.</summary>
internal enum DeliveryClass
{
    /// <summary>It did not go yet, and goes as soon as it may.</summary>
    Waiting,

    /// <summary>It is on its way; found so after a start, it may have arrived.</summary>
    Sending,

    Delivered,

    /// <summary>It may have arrived: it is sent again and says so.</summary>
    Uncertain,

    /// <summary>It was refused; the same would be refused again.</summary>
    Failed,
}
