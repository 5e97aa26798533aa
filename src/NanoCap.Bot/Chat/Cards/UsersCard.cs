using NanoCap.Bot.Chat.Access;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Who may use the bot.</summary>
internal static class UsersCard
{
    private static readonly Column[] Columns = [new("User"), new("Name"), new("Role"), new("Since"), new("By")];

    public static Card Of(DeskState state, IReadOnlyList<KnownUser> users, CardSetting setting) => new(
        "Users", Severity.Plain,
        [
            users.Count == 0
                ? new CardBlock.Paragraph("Nobody but the machine's own user.")
                : new CardBlock.Table(Columns, [.. users.Select(user => Row(state, user, setting))]),
        ])
    {
        Footer = "/role USER ROLE, /invite ROLE NAME, /revoke USER",
    };

    private static IReadOnlyList<Cell> Row(DeskState state, KnownUser user, CardSetting setting)
    {
        var member = user.IsFixed ? null : state.People.Find(user.By);
        return
        [
            user.By.ToString(),
            user.Name ?? Figures.Dash,
            user.Role == Commands.Role.Stranger ? new Cell("revoked", Tone.Quiet) : user.Role.ToString(),
            member is null ? "settings" : Figures.Moment(member.At, setting.Calendar),
            member?.By.ToString() ?? Figures.Dash,
        ];
    }
}
