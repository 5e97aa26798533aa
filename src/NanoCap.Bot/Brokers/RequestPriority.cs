namespace NanoCap.Bot.Brokers;

/// <summary>Who goes first when requests are scarce.</summary>
internal enum RequestPriority
{
    /// <summary>Sales and cancellations.</summary>
    Exit,

    /// <summary>Purchases, and questions after single orders.</summary>
    Order,

    /// <summary>Everything else.</summary>
    Read,
}
