using NanoCap.Simulators.Telegram.Line;

namespace NanoCap.Simulators.Telegram.Control;

/// <summary>What a test says to the stand-in. <c>POST /control/name</c> with the members as JSON; the name is the
/// type's in kebab case.</summary>
public abstract record TelegramCommand
{
    private TelegramCommand()
    {
    }

    /// <summary>A person with a name; people who are not named are called after their number.</summary>
    public sealed record AddUser(long User, string Name, string? UserName = null) : TelegramCommand;

    /// <summary>A group in which the bot is.</summary>
    public sealed record AddChat(
        long Chat, string Title, ChatKind Kind = ChatKind.Supergroup, bool IsForum = false) : TelegramCommand;

    /// <summary>A topic of a forum.</summary>
    public sealed record AddTopic(long Chat, long Topic) : TelegramCommand;

    /// <summary>A person writes; in the chat with the bot where no other is named.</summary>
    public sealed record Say(long User, string Text, long? Chat = null, long? Topic = null, long? ReplyTo = null)
        : TelegramCommand;

    /// <summary>A person taps the button of that label as it stands now.</summary>
    /// <param name="User">Who.</param>
    /// <param name="Button">Its label.</param>
    /// <param name="Message">Of which message; the last of the chat that has such a button where none is named.</param>
    /// <param name="Chat">The chat; the one with the bot where none is named.</param>
    /// <param name="Data">What it carries instead: a button that has gone from the message, or a forged tap.</param>
    public sealed record Tap(
        long User, string Button, long? Message = null, long? Chat = null, string? Data = null) : TelegramCommand;

    /// <summary>The last update once more, under a new number.</summary>
    public sealed record RepeatUpdate : TelegramCommand;

    /// <summary>A person blocks the bot, or a group throws it out.</summary>
    public sealed record Block(long Chat) : TelegramCommand;

    /// <summary>The bot is welcome again.</summary>
    public sealed record Unblock(long Chat) : TelegramCommand;

    /// <summary>A group becomes a supergroup; its messages stay behind.</summary>
    public sealed record Migrate(long Chat, long? To = null) : TelegramCommand;

    /// <summary>No tap until now can be answered any more.</summary>
    public sealed record ExpireQueries : TelegramCommand;

    /// <summary>Telegram's time stands there; null follows the machine again.</summary>
    public sealed record SetTime(DateTimeOffset? Now) : TelegramCommand;

    /// <summary>How many messages are taken from now on; null takes all.</summary>
    public sealed record SetLimits(
        int? ChatPerSecond = null, int? GroupPerMinute = null, int? AllPerSecond = null) : TelegramCommand;

    /// <summary>Something goes wrong with the next matching calls.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="Times">With how many.</param>
    /// <param name="Method">Such as sendMessage; null for all.</param>
    /// <param name="Status">Of a failure.</param>
    /// <param name="Seconds">How slow, or after how long to try again.</param>
    public sealed record Fault(
        TelegramFaultKind Kind, int Times = 1, string? Method = null, int Status = 502, double Seconds = 5)
        : TelegramCommand;

    /// <summary>Nothing goes wrong any more.</summary>
    public sealed record ClearFaults : TelegramCommand;
}
