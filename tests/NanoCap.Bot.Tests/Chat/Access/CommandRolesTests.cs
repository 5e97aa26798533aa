using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Tests.Chat.Buttons;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Bot.Tests.Chat.Access;

/// <summary>Every command for everybody, made from the registry so that a new one cannot be forgotten.</summary>
public sealed class CommandRolesTests
{
    public static TheoryData<string> Names =>
        [.. CommandList.Of(new ChatWorld().Ports).All.Select(command => command.Spec.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Who_holds_the_role_is_answered_who_holds_less_is_refused_and_a_stranger_hears_nothing(string name)
    {
        foreach (var by in new[] { TapRig.Anna, TapRig.Bob, TapRig.Vera, TapRig.Stranger })
        {
            using var rig = new TapRig();
            var spec = rig.Router.Registry.Find(name)!.Spec;
            var role = rig.Users.RoleOf(by);

            var answer = await rig.SayAsync(spec.Example, by);

            Assert.NotEqual(AnswerKind.Failed, answer?.Kind);
            var isForbidden = answer is { Kind: AnswerKind.Refused }
                && ChatWorld.Text(answer, 200).Contains($"/{name} needs the role", StringComparison.Ordinal);
            Assert.Equal(role < spec.Role && role != Role.Stranger, isForbidden);
            Assert.Equal(role == Role.Stranger && spec.Role != Role.Stranger, answer is null);
            if (role < spec.Role)
            {
                Assert.DoesNotContain(rig.World.Desk.Inputs, input => input is not AlertInput);
            }
        }
    }

    [Fact]
    public void Strangers_may_ask_who_they_are_and_nothing_else() => Assert.Equal(
        ["whoami"],
        CommandList.Of(new ChatWorld().Ports).All.Select(command => command.Spec)
            .Where(spec => spec.Role == Role.Stranger).Select(spec => spec.Name));

    [Fact]
    public void What_raises_risk_is_named_in_the_settings_and_nothing_both_raises_and_reduces_it()
    {
        var specs = CommandList.Of(new ChatWorld().Ports).All.Select(command => command.Spec).ToList();

        Assert.Equal(
            NanoCap.Bot.Chat.Access.RiskNames.All.Order(),
            specs.Select(spec => spec.Risk?.Name).OfType<string>().Order());
        Assert.DoesNotContain(specs, spec => spec.Risk is not null && spec.ReducesRisk);
    }
}
