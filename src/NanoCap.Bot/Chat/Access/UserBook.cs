using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Bot.Chat.Access;

/// <summary>Who may do what: the configuration, and what administrators have decided in chat since. Whoever is in
/// neither is a stranger.</summary>
/// <param name="options">The checked settings.</param>
/// <param name="state">The desk's present state.</param>
internal sealed class UserBook(AccessOptions options, Func<DeskState> state)
{
    private const string Machine = "the machine's user";
    private readonly IReadOnlyList<AccessUser> users = options.ToUsers();

    public Role RoleOf(Actor by)
    {
        if (IsLocal(by))
        {
            return Role.Admin;
        }

        var fixedUser = FindFixed(by);
        return fixedUser is { Role: Role.Admin } ? Role.Admin
            : state().People.Find(by) is { } member ? RoleOf(member.Rank)
            : fixedUser?.Role ?? Role.Stranger;
    }

    /// <summary>An administrator of the configuration, whom chat cannot remove, so that nobody is locked out.</summary>
    public bool IsFixedAdministrator(Actor by) => FindFixed(by) is { Role: Role.Admin };

    /// <summary>The human being behind a user; two users of one name are one. Null when not known beyond the user.
    /// </summary>
    public string? PersonOf(Actor by) => FindFixed(by)?.Name
        ?? state().People.Find(by)?.Name
        ?? (IsLocal(by) ? Machine : null);

    public TimeZoneInfo? FindTimeZone(Actor by) =>
        FindFixed(by)?.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>Everybody who may do something, and who once could.</summary>
    public IReadOnlyList<KnownUser> All =>
    [
        .. users.Select(user => new Actor(user.Channel, user.Id))
            .Concat(state().People.Members.Values.Select(member => member.User))
            .Distinct()
            .Select(by => new KnownUser(by, RoleOf(by), PersonOf(by), IsFixedAdministrator(by)))
            .OrderByDescending(user => user.Role).ThenBy(user => user.By.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>Whether the bot talks there: in private with anybody, elsewhere only where the settings say so.
    /// </summary>
    public bool IsRoom(Actor by, string chat)
    {
        var topic = chat.IndexOf('/', StringComparison.Ordinal);
        var whole = topic < 0 ? chat : chat[..topic];
        return IsLocal(by) || IsPrivate(by, chat)
            || options.Rooms.Contains($"{by.Channel}:{chat}", StringComparer.Ordinal)
            || options.Rooms.Contains($"{by.Channel}:{whole}", StringComparer.Ordinal);
    }

    /// <summary>A private chat bears the number of the user.</summary>
    public static bool IsPrivate(Actor by, string chat) => chat == by.User;

    public static bool IsLocal(Actor by) =>
        by.Channel == ChannelFeatures.Console.Name || by.Channel == ChannelFeatures.CommandLine.Name;

    private AccessUser? FindFixed(Actor by) =>
        users.FirstOrDefault(user => user.Channel == by.Channel && user.Id == by.User);

    private static Role RoleOf(UserRank? rank) => rank switch
    {
        UserRank.Admin => Role.Admin,
        UserRank.Trader => Role.Trader,
        UserRank.Viewer => Role.Viewer,
        _ => Role.Stranger,
    };
}
