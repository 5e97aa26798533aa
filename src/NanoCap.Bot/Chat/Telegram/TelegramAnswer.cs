namespace NanoCap.Bot.Chat.Telegram;

/// <summary>What came of one attempt of one call.</summary>
/// <typeparam name="TResult">What Telegram gives when it took the call.</typeparam>
internal abstract record TelegramAnswer<TResult>
{
    private TelegramAnswer()
    {
    }

    public sealed record Done(TResult Result) : TelegramAnswer<TResult>;

    /// <summary>It was not done, and asking the same again changes nothing.</summary>
    public sealed record Refused(int Code, string Description, TelegramRefusalKind Kind) : TelegramAnswer<TResult>;

    /// <summary>It was not done because there were too many; it may be asked again then.</summary>
    public sealed record RetryAfter(TimeSpan Wait, DateTimeOffset Until) : TelegramAnswer<TResult>;

    /// <summary>It may have been done: no answer, none that can be read, or a gateway's.</summary>
    public sealed record Uncertain(string Why) : TelegramAnswer<TResult>;

    /// <summary>It was not done: nothing left this machine.</summary>
    public sealed record NotSent(string Why) : TelegramAnswer<TResult>;

    /// <summary>It was not done: the group is a supergroup now, and has this number for everything.</summary>
    public sealed record Migrated(long NewChatId) : TelegramAnswer<TResult>;

    /// <summary>It was not done: the person blocked the bot, or the group threw it out.</summary>
    public sealed record Blocked(string Description) : TelegramAnswer<TResult>;

    /// <summary>The token is not accepted.</summary>
    public sealed record Unauthorized : TelegramAnswer<TResult>;

    /// <summary>The message shows this already.</summary>
    public sealed record NotModified : TelegramAnswer<TResult>;

    /// <summary>Another one polls with the same token, or updates go to a webhook.</summary>
    public sealed record Conflict(string Description) : TelegramAnswer<TResult>;

    /// <summary>What happened, for a person and the log; never with the token.</summary>
    public string Describe() => this switch
    {
        Done => "done",
        Refused refused => $"Telegram refused with {refused.Code}: {refused.Description}",
        RetryAfter retry => $"Telegram wants no more for {retry.Wait.TotalSeconds:0} s",
        Uncertain uncertain => uncertain.Why,
        NotSent notSent => notSent.Why,
        Migrated => "the group became a supergroup",
        Blocked blocked => $"Telegram says: {blocked.Description}",
        Unauthorized => "Telegram does not accept the token",
        NotModified => "the message shows this already",
        Conflict conflict => $"Telegram says: {conflict.Description}",
        _ => throw new InvalidOperationException($"Expected a known answer, found {GetType().Name}."),
    };
}
