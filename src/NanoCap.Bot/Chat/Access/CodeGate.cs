using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Access;

/// <summary>Which lines need a code, and whether one is right.</summary>
/// <param name="clock">The real clock, in a replay too: codes are made by it.</param>
internal sealed class CodeGate(AccessOptions options, UserBook users, CodeSecrets secrets, TimeProvider clock)
{
    public const int Digits = 6;

    public static bool IsCode(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);

    /// <summary>On the machine itself nobody is asked: whoever sits there reads the secrets too.</summary>
    public bool IsNeeded(CommandSpec spec, CommandWords words, Actor by) =>
        !UserBook.IsLocal(by) && IsNeeded(spec, words);

    public bool IsNeeded(CommandSpec spec, CommandWords words) =>
        spec.Risk is { } risk
        && options.RequireCode.Any(name => name == AccessOptions.AllCodes || name == risk.Name)
        && risk.IsRaisedBy(words);

    /// <summary>Why no code can be taken now; null when one can.</summary>
    public string? FindObstacle(CommandSpec spec, Actor by, string chat) =>
        !UserBook.IsPrivate(by, chat)
            ? $"/{spec.Name} needs a code, which is taken in a private chat with the bot only; nothing was done."
            : !secrets.Has(PersonOf(by))
                ? $"/{spec.Name} needs a code and you have none; nothing was done. On the machine of the bot: "
                    + $"nanocap users totp {PersonOf(by)}"
                : null;

    public bool TryUse(Actor by, string code) => secrets.TryUse(PersonOf(by), code, clock.GetUtcNow());

    /// <summary>Who has no name is their number.</summary>
    private string PersonOf(Actor by) => users.PersonOf(by) ?? by.User;
}
