namespace NanoCap.Simulators.Telegram;

/// <summary>What kind of chat.</summary>
public enum ChatKind
{
    /// <summary>One person and the bot.</summary>
    Private,

    /// <summary>A small group; it may become a supergroup.</summary>
    Group,

    /// <summary>A group whose messages are numbered on their own.</summary>
    Supergroup,
}
