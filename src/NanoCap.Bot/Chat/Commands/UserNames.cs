using System.Diagnostics.CodeAnalysis;
using NanoCap.Bot.Chat.Access;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>How people name a user: a number of this channel, <c>channel:number</c>, or the name of one who is known.
/// </summary>
internal static class UserNames
{
    public const string Expected = "a user's number as /whoami tells it, channel:number, or a known name";
    private const string FirstChannel = "telegram";

    public static bool TryRead(
        string? word, CommandCall call, UserBook users, [NotNullWhen(true)] out Actor? user)
    {
        var colon = word?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        user = word switch
        {
            null => null,
            _ when colon > 0 && IsNumber(word[(colon + 1)..]) =>
                new Actor(word[..colon].ToLowerInvariant(), word[(colon + 1)..]),
            _ when IsNumber(word) => new Actor(UserBook.IsLocal(call.By) ? FirstChannel : call.By.Channel, word),
            _ => users.All.Where(known => string.Equals(known.Name, word, StringComparison.OrdinalIgnoreCase))
                .ToList() is [var only] ? only.By : null,
        };
        return user is not null;
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiDigit);
}
