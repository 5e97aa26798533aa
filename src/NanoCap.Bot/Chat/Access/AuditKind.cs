namespace NanoCap.Bot.Chat.Access;

/// <summary>What the audit counts.</summary>
internal enum AuditKind
{
    /// <summary>Something was looked at.</summary>
    Read,

    /// <summary>They may not.</summary>
    Refused,

    /// <summary>Said where the bot does not talk.</summary>
    Elsewhere,

    TooFast,
}
