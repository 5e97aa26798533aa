using NanoCap.Bot.Chat.Commands;

namespace NanoCap.Bot.Chat;

/// <summary>Who may do what. Whoever is not known is a stranger.</summary>
internal interface IRoles
{
    /// <param name="channel">As in <c>Actor.Channel</c>.</param>
    /// <param name="user">The platform's number of the person.</param>
    Role RoleOf(string channel, string user);
}
