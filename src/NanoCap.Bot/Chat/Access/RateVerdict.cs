namespace NanoCap.Bot.Chat.Access;

internal enum RateVerdict
{
    Passes,

    /// <summary>Too fast, and to be told so.</summary>
    Told,

    /// <summary>Too fast, and told so already.</summary>
    Silent,
}
