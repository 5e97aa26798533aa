using NanoCap.Bot.Chat.Buttons;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Chat.Buttons;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Bot.Tests.Chat.Access;

public sealed class ChatGateTests : IDisposable
{
    private readonly TapRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public void An_empty_list_means_nobody()
    {
        var users = new NanoCap.Bot.Chat.Access.UserBook(new AccessOptions(), () => DeskState.Empty);

        Assert.Equal(Role.Stranger, users.RoleOf(TapRig.Anna));
        Assert.Equal(Role.Admin, users.RoleOf(new Actor("console", "root")));
        Assert.False(users.IsRoom(TapRig.Anna, TapRig.Group));
    }

    [Fact]
    public async Task A_stranger_hears_nothing_but_who_they_are_and_the_fifth_refusal_rings()
    {
        string[] lines = ["/status", "hello", "/nothing", "/exit EXIT", "/start", "/approve 1", "/help"];
        foreach (var line in lines)
        {
            Assert.Null(await rig.SayAsync(line, TapRig.Stranger));
        }

        Assert.Contains(
            "role Stranger", ChatWorld.Text(await rig.SayAsync("/whoami", TapRig.Stranger)), StringComparison.Ordinal);
        Assert.Contains("refused-users", rig.State.Alerts.Standing.Keys);
        Assert.Empty(rig.Journal.OfType<DeskEvent.ExitBegan>());
    }

    [Fact]
    public async Task Taps_of_those_who_may_not_are_counted_too()
    {
        for (var time = 0; time < 5; time++)
        {
            await rig.TapAsync("any", TapRig.Stranger);
        }

        Assert.Contains("refused-users", rig.State.Alerts.Standing.Keys);
    }

    [Theory]
    [InlineData(TapRig.Group, true)]
    [InlineData(TapRig.Group + "/5", true)]
    [InlineData("5000000001", true)]
    [InlineData("-1009999999999", false)]
    [InlineData("5000000002", false)]
    public async Task The_bot_talks_in_its_rooms_and_in_private_only(string chat, bool isAnswered)
    {
        Assert.Equal(isAnswered, await rig.SayAsync("/status", chat: chat) is not null);
        var tap = await rig.TapAsync("any", TapRig.Anna, chat);
        Assert.Equal(isAnswered, tap.Words.Length > 0);
    }

    [Fact]
    public async Task Who_is_too_fast_is_told_once_and_can_always_get_out()
    {
        var answers = new List<CommandAnswer?>();
        for (var time = 0; time < 20; time++)
        {
            answers.Add(await rig.SayAsync("/status", TapRig.Vera));
        }

        Assert.Equal((10, 1, 9), (
            answers.Count(answer => answer?.Kind == AnswerKind.Done),
            answers.Count(answer => answer?.Kind == AnswerKind.Refused),
            answers.Count(answer => answer is null)));
        Assert.NotNull(await rig.SayAsync("/status", TapRig.Bob));

        for (var time = 0; time < 20; time++)
        {
            await rig.SayAsync("/status", TapRig.Bob);
        }

        Assert.Equal(AnswerKind.Done, (await rig.SayAsync("/exit EXIT", TapRig.Bob))!.Kind);
        rig.World.Clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(AnswerKind.Done, (await rig.SayAsync("/status", TapRig.Vera))!.Kind);
    }

    [Fact]
    public async Task An_administrator_gives_and_takes_roles_and_the_journal_has_it()
    {
        await rig.SayAsync("/role Bob viewer");
        await rig.SayAsync("yes");
        Assert.Equal(Role.Viewer, rig.Users.RoleOf(TapRig.Bob));
        Assert.Equal(TapOutcome.NotAllowed, (await rig.TapAsync(await rig.ShowAsync("/approve 1"))).Outcome);

        await rig.SayAsync("/revoke 5000000002");
        await rig.SayAsync("yes");
        Assert.Equal(Role.Stranger, rig.Users.RoleOf(TapRig.Bob));
        Assert.Null(await rig.SayAsync("/status", TapRig.Bob));

        Assert.Equal(
            [(UserRank.Viewer, TapRig.Anna), (null, TapRig.Anna)],
            rig.Journal.OfType<PeopleEvent.RoleGiven>().Select(given => (given.Rank, given.By)));
    }

    [Theory]
    [InlineData("/revoke Anna")]
    [InlineData("/role 5000000001 viewer")]
    [InlineData("/revoke telegram:5000000001")]
    public async Task An_administrator_of_the_settings_is_not_locked_out_by_chat(string line)
    {
        Assert.Equal(AnswerKind.Refused, (await rig.SayAsync(line))!.Kind);

        rig.World.Desk.State = TradingDesk.Apply(rig.State, new PeopleEvent.RoleGiven(
            TapRig.Anna, null, null, TapRig.Bob, Desks.Evening));
        Assert.Equal(Role.Admin, rig.Users.RoleOf(TapRig.Anna));
    }

    [Fact]
    public async Task An_invitation_lets_one_person_in_once_and_within_a_day()
    {
        var code = await InviteAsync("trader");
        Assert.Null(await rig.SayAsync("/start " + code, TapRig.Stranger, TapRig.Group));
        Assert.Null(await rig.SayAsync("/start " + code + "x", TapRig.Stranger));

        Assert.Contains(
            "Trader", ChatWorld.Text(await rig.SayAsync("/start " + code, TapRig.Stranger)), StringComparison.Ordinal);
        Assert.Equal(Role.Trader, rig.Users.RoleOf(TapRig.Stranger));
        var other = new Actor("telegram", "6000000010");
        Assert.Null(await rig.SayAsync("/start " + code, other));

        var late = await InviteAsync("viewer");
        rig.World.Clock.Now += TimeSpan.FromHours(24);
        Assert.Null(await rig.SayAsync("/start " + late, other));
        Assert.Equal(Role.Stranger, rig.Users.RoleOf(other));
    }

    [Fact]
    public async Task Invitations_are_made_in_private_only()
    {
        Assert.Equal(AnswerKind.Refused, (await rig.SayAsync("/invite trader Bob", chat: TapRig.Group))!.Kind);
        Assert.Empty(rig.State.People.Invitations);
    }

    [Fact]
    public async Task Users_lists_everybody_with_where_it_comes_from()
    {
        var text = ChatWorld.Text(await rig.SayAsync("/users"));

        Assert.Contains("5000000001 (telegram)", text, StringComparison.Ordinal);
        Assert.Contains("Bob", text, StringComparison.Ordinal);
        Assert.Contains("settings", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_and_refusals_are_counted_in_one_row_for_a_user_and_an_hour()
    {
        await rig.SayAsync("/status", TapRig.Vera);
        await rig.SayAsync("/cash", TapRig.Vera);
        await rig.SayAsync("/approve 1", TapRig.Vera);
        await rig.SayAsync("/status", TapRig.Vera, "-1009999999999");
        rig.Audit.Write();
        await rig.SayAsync("/status", TapRig.Vera);
        await rig.SayAsync("/status", TapRig.Stranger);
        rig.Audit.Write();
        rig.World.Clock.Now += TimeSpan.FromHours(1);
        await rig.SayAsync("/status", TapRig.Vera);
        rig.Audit.Write();
        rig.Audit.Write();

        var rows = rig.Audit.Read();
        Assert.Equal(3, rows.Count);
        Assert.Equal((TapRig.Vera.User, 1, 0), (rows[0].User, rows[0].Row.Reads, rows[0].Row.Refusals));
        Assert.Equal(
            (3, 1, 1, Role.Viewer, "/status"),
            (rows[1].Row.Reads, rows[1].Row.Refusals, rows[1].Row.Elsewhere, rows[1].Row.Role, rows[1].Row.Latest));
        Assert.Equal((TapRig.Stranger.User, 0, 1), (rows[2].User, rows[2].Row.Reads, rows[2].Row.Refusals));
    }

    [Fact]
    public async Task Who_has_a_time_zone_is_told_the_time_there()
    {
        Assert.Contains(
            "It is 22:30 in Europe/Berlin.", ChatWorld.Text(await rig.SayAsync("/whoami"), 200),
            StringComparison.Ordinal);
    }

    private async Task<string> InviteAsync(string role)
    {
        var text = ChatWorld.Text(await rig.SayAsync($"/invite {role} Carl"), 300);
        return text[(text.IndexOf("/start ", StringComparison.Ordinal) + 7)..].Trim();
    }
}
