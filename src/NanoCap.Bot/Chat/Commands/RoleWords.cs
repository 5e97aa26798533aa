using NanoCap.Bot.Chat.Buttons;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Bot.Chat.Commands;

internal static class RoleWords
{
    public const string Expected = "viewer, trader or admin";

    /// <summary>Null for a word that is no role that can be given.</summary>
    public static UserRank? Find(string? word) =>
        word is not null && word.All(char.IsAsciiLetter) && Enum.TryParse<Role>(word, ignoreCase: true, out var role)
            ? ButtonReading.FindRank(role)
            : null;
}
