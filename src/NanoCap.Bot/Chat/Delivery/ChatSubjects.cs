namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What a chat is told of by itself; commands are answered in any case.</summary>
[Flags]
internal enum ChatSubjects
{
    None = 0,
    Digest = 1,

    /// <summary>Living cards of proposals.</summary>
    Cards = 2,

    /// <summary>Alerts, notices and the progress of EXIT.</summary>
    Alerts = 4,

    /// <summary>One pinned message that shows that the bot lives.</summary>
    Heartbeat = 8,

    All = Digest | Cards | Alerts | Heartbeat,
}
