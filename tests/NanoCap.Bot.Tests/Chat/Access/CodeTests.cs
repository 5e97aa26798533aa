using NanoCap.Bot.Chat.Access;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Tests.Chat.Buttons;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Bot.Tests.Chat.Access;

/// <summary>Codes of an authenticator before what raises risk.</summary>
public sealed class CodeTests : IDisposable
{
    private const string Line = "/role 5000000003 trader";
    private readonly TapRig rig = new(null, null, AccessOptionsAll);

    private const string AccessOptionsAll = "all";

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task What_raises_risk_asks_for_a_code_first_and_then_for_a_yes()
    {
        var code = Code();
        Assert.Contains("six digits", Question(await rig.SayAsync(Line)), StringComparison.Ordinal);
        Assert.Contains("Give 5000000003", Question(await rig.SayAsync(code)), StringComparison.Ordinal);
        Assert.Equal(AnswerKind.Done, (await rig.SayAsync("yes"))!.Kind);

        Assert.Equal(Role.Trader, rig.Users.RoleOf(TapRig.Vera));
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var code = Code();
        await rig.SayAsync(Line);
        await rig.SayAsync(code);
        await rig.SayAsync("no");
        await rig.SayAsync(Line);

        Assert.Contains("wrong or was used before", ChatWorld.Text(await rig.SayAsync(code)), StringComparison.Ordinal);
        Assert.Equal(Role.Viewer, rig.Users.RoleOf(TapRig.Vera));
    }

    [Fact]
    public async Task A_wrong_code_does_nothing_and_the_fifth_rings()
    {
        Code();
        for (var time = 0; time < 5; time++)
        {
            await rig.SayAsync(Line);
            Assert.Equal(AnswerKind.Refused, (await rig.SayAsync("000000"))!.Kind);
            rig.World.Clock.Now += TimeSpan.FromMinutes(1);
        }

        Assert.Empty(rig.Journal.OfType<PeopleEvent.RoleGiven>());
        Assert.Contains("refused-users", rig.State.Alerts.Standing.Keys);
    }

    [Fact]
    public async Task In_a_group_no_code_is_taken()
    {
        Code();

        var answer = await rig.SayAsync(Line, chat: TapRig.Group);

        Assert.Equal(AnswerKind.Refused, answer!.Kind);
        Assert.Contains("private chat", ChatWorld.Text(answer), StringComparison.Ordinal);
        Assert.Null(answer.Question);
    }

    [Fact]
    public async Task Who_has_no_secret_is_told_how_to_get_one()
    {
        Assert.Contains(
            "nanocap users totp Anna", ChatWorld.Text(await rig.SayAsync(Line), 300), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_reduces_risk_never_asks_for_a_code()
    {
        Assert.Equal(AnswerKind.Done, (await rig.SayAsync("/pause", TapRig.Bob))!.Kind);
        Assert.Equal("EXIT", (await rig.SayAsync("/exit", TapRig.Bob))!.Question!.Word);
        Assert.Null((await rig.SayAsync("/resume", TapRig.Bob))!.Question!.WithCode);
        Assert.Equal(AnswerKind.Asked, (await rig.SayAsync("/revoke 5000000003"))!.Kind);
    }

    [Fact]
    public void Nobody_but_the_owner_reads_the_secrets_and_a_new_one_voids_the_old()
    {
        var code = Code();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(rig.SecretsFile));
        }

        rig.Secrets.Enrol("Anna");
        Assert.False(rig.Secrets.TryUse("Anna", code, rig.World.Clock.Now));
    }

    [Fact]
    public void That_a_code_was_used_survives_a_restart()
    {
        var code = Code();
        Assert.True(rig.Secrets.TryUse("anna", code, rig.World.Clock.Now));

        Assert.False(new CodeSecrets(rig.SecretsFile).TryUse("Anna", code, rig.World.Clock.Now));
    }

    [Fact]
    public async Task Secrets_are_made_on_the_machine_only()
    {
        Assert.Contains(
            "on the machine", ChatWorld.Text(await rig.SayAsync("/users totp Anna")), StringComparison.Ordinal);
        Assert.False(rig.Secrets.Has("Anna"));

        var local = await rig.Router.AnswerAsync(
            new ChatMessage(
                new Actor("cli", "root"), Role.Admin, "cli", "users totp anna", ChannelFeatures.CommandLine),
            TestContext.Current.CancellationToken);
        Assert.Contains("otpauth://totp/NanoCap:Anna?secret=", ChatWorld.Text(local, 300), StringComparison.Ordinal);
        Assert.True(rig.Secrets.Has("Anna"));
    }

    /// <summary>The code of now, as Anna's authenticator would show it.</summary>
    private string Code()
    {
        var link = rig.Secrets.Enrol("Anna");
        var text = link.Split("secret=")[1].Split('&')[0];
        var bits = string.Concat(text.Select(letter => Convert.ToString(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = bits.Chunk(8).Select(part => Convert.ToByte(new string(part), 2)).ToArray();
        return Totp.CodeAt(secret, Totp.StepAt(rig.World.Clock.Now));
    }

    private static string Question(CommandAnswer? answer) => answer!.Question!.Prompt;
}
