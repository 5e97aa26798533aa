namespace NanoCap.Bot.Chat.Delivery;

/// <summary>What came of sending, editing or pinning one message.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>It is shown; the platform's name for it.</summary>
    internal sealed record Done(string Message) : SendResult;

    /// <summary>It may be shown.</summary>
    internal sealed record Uncertain(string Why) : SendResult;

    /// <summary>It is not shown and may be tried again, at the earliest after the wait where there is one.</summary>
    internal sealed record NotNow(string Why, TimeSpan? Wait = null) : SendResult;

    /// <summary>The message that was to be edited is not there any more, or cannot be edited.</summary>
    internal sealed record Gone(string Why) : SendResult;

    /// <summary>It is refused; the same would be refused again.</summary>
    internal sealed record Refused(string Why) : SendResult;

    /// <summary>The chat has another address.</summary>
    internal sealed record Moved(string Address) : SendResult;

    /// <summary>Nothing can be said in the chat, until a person changes that.</summary>
    internal sealed record Shut(string Why) : SendResult;

    /// <summary>Nothing can be said on the platform, until a person changes that.</summary>
    internal sealed record Unusable(string Why) : SendResult;
}
