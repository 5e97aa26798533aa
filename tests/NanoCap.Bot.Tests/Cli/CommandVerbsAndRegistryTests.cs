using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Cli;

namespace NanoCap.Bot.Tests.Cli;

public sealed class CommandVerbsAndRegistryTests
{
    // Made for conversations: a verb has --help and --version, and its user is the machine's.
    private static readonly string[] NotVerbs = ["help", "version", "whoami"];

    // Verbs that answer more than the command of the same name, and need no desk for it.
    private static readonly string[] VerbsOfTheirOwn = [RegimeVerb.Name, HealthVerb.Name, ReadinessVerb.Name];

    [Fact]
    public void Every_command_of_the_registry_is_a_verb_with_the_same_arguments_and_none_is_missing()
    {
        var commands = CommandList.Of(Unused).All
            .Select(command => command.Spec)
            .Where(spec => !ChannelFeatures.CommandLine.Gaps.Contains(spec.Name) && !NotVerbs.Contains(spec.Name)
                && !VerbsOfTheirOwn.Contains(spec.Name))
            .Select(spec => (spec.Name, spec.Usage));

        Assert.Equal(commands.Order(), CommandVerbs.All.Select(verb => (verb.Name, verb.Usage)).Order());
    }

    [Fact]
    public void A_command_whose_verb_is_its_own_has_that_verb()
    {
        var commands = CommandList.Of(Unused).All.Select(command => command.Spec.Name).ToList();
        var verbs = Verbs.WithoutDesk.Concat(Verbs.OfDesk(null!)).Select(verb => verb.Name).ToList();

        Assert.All(VerbsOfTheirOwn, name => Assert.Contains(name, commands));
        Assert.All(VerbsOfTheirOwn, name => Assert.Contains(name, verbs));
    }

    // The commands are only read here, never carried out.
    private static CommandPorts Unused => new(null!, null!, null!, null, (_, _, _) => null!, null!, [], "test");
}
