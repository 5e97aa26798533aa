using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("/status", "status", "")]
    [InlineData("STATUS", "status", "")]
    [InlineData("  /Why   $aacg ", "why", "$aacg")]
    [InlineData("/reject 3 \"too thin\" now", "reject", "3|too thin|now")]
    [InlineData("/reject 3 “spread”", "reject", "3|spread")]
    [InlineData("p abcd", "positions", "abcd")]
    [InlineData("/?", "help", "")]
    [InlineData("EXIT", "exit", "")]
    [InlineData("/approve\t12\u00a05", "approve", "12|5")]
    public void A_line_is_read_as_a_command_with_words(string line, string name, string words)
    {
        var reading = Assert.IsType<CommandLineReading.Known>(Registry.Read(line, ChannelFeatures.Console));
        Assert.Equal(name, reading.Command.Spec.Name);
        Assert.Equal(words, string.Join('|', reading.Words.All));
    }

    [Fact]
    public void Plain_words_are_no_command_where_people_talk_to_each_other()
    {
        var group = new ChannelFeatures("group") { CanAsk = true };
        Assert.IsType<CommandLineReading.NoCommand>(Registry.Read("status please", group));
        Assert.IsType<CommandLineReading.Known>(Registry.Read("/status", group));
        Assert.IsType<CommandLineReading.Empty>(Registry.Read("   ", group));
    }

    [Theory]
    [InlineData("/aprove 1", "There is no command 'aprove'; did you mean /approve? Example: /approve 12")]
    [InlineData("/statsu", "There is no command 'statsu'; did you mean /status? Example: /status")]
    [InlineData("/frobnicate",
        "There is no command 'frobnicate'; expected one of those that /help lists. Example: /help")]
    [InlineData("/reject 3 \"thin", "Expected a closing quote in '/reject 3 \"thin'. Example: /reject 12 \"too thin\"")]
    [InlineData("/status now", "/status: expected nothing more, found 'now' as well. Example: /status")]
    [InlineData("/why a b", "/why: expected /why SYMBOL, found 'b' as well. Example: /why AACG")]
    [InlineData("/approve", "/approve: expected the number of a proposal, or all, found nothing. Example: /approve 12")]
    [InlineData("/approve x", "/approve: expected the number of a proposal, or all, found 'x'. Example: /approve 12")]
    [InlineData("/approve -1", "/approve: expected the number of a proposal, or all, found '-1'. Example: /approve 12")]
    [InlineData("/approve 99999999999",
        "/approve: expected the number of a proposal, or all, found '99999999999'. Example: /approve 12")]
    [InlineData("/approve 1 1.5", "/approve: expected whole shares, found '1.5'. Example: /approve 12")]
    [InlineData("/approve 1 0", "/approve: expected whole shares, found '0'. Example: /approve 12")]
    [InlineData("/approve all 3", "/approve: expected nothing after all, found '3'. Example: /approve 12")]
    [InlineData("/reject",
        "/reject: expected the number of a proposal, found nothing. Example: /reject 12 spread too wide")]
    [InlineData("/why a/b", "/why: expected a symbol, found 'a/b'. Example: /why AACG")]
    [InlineData("/why", "/why: expected a symbol, found nothing. Example: /why AACG")]
    [InlineData("/close", "/close: expected a symbol, found nothing. Example: /close AACG")]
    [InlineData("/orders many", "/orders: expected open or a number of orders, found 'many'. Example: /orders open")]
    [InlineData("/trades 0", "/trades: expected a number of trades, found '0'. Example: /trades 20")]
    [InlineData("/performance year",
        "/performance: expected day, week, month or all, found 'year'. Example: /performance week")]
    [InlineData("/risk yolo", "/risk: expected a profile of small-account, found 'yolo'. Example: /risk small-account")]
    [InlineData("/signals 2024-13-01",
        "/signals: expected a date such as 2024-01-02, found '2024-13-01'. Example: /signals 2024-01-02 momentum")]
    [InlineData("/signals luck",
        "/signals: expected a strategy of momentum, mean-reversion, found 'luck'. "
            + "Example: /signals 2024-01-02 momentum")]
    [InlineData("/exit exit",
        "/exit: expected nothing, the word EXIT in capitals to do it at once, now EXIT to sell before the "
            + "open, losers, symbols, or strategy NAME, found 'exit'. Example: /exit")]
    [InlineData("/fund lots",
        "/fund: expected an amount in USD above 0, at most 100,000,000, found 'lots'. Example: /fund 500")]
    [InlineData("/fund -5",
        "/fund: expected an amount in USD above 0, at most 100,000,000, found '-5'. Example: /fund 500")]
    [InlineData("/fund 0.001",
        "/fund: expected an amount in USD above 0, at most 100,000,000, found '0.001'. Example: /fund 500")]
    [InlineData("/help me", "/help: expected a command's name, found 'me'. Example: /help approve")]
    [InlineData("yes", "There is no open question of yours that 'yes' could answer. Example: /approve all")]
    [InlineData("/", "There is no command ''; expected one of those that /help lists. Example: /help")]
    public async Task Malformed_input_gets_one_line(string line, string expected)
    {
        var world = new ChatWorld();
        var answer = await world.SayAsync(line);
        Assert.Equal(AnswerKind.Misunderstood, answer!.Kind);
        Assert.Equal(expected, Assert.Single(answer.Cards).Title);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_unread()
    {
        var answer = await new ChatWorld().SayAsync("/reject 1 " + new string('x', 600));
        Assert.Equal(
            "The line has 610 characters, expected at most 500. Example: /help", Assert.Single(answer!.Cards).Title);
    }

    [Fact]
    public async Task Text_of_a_person_never_becomes_a_second_line()
    {
        var answer = await new ChatWorld().SayAsync("/why \"a\nb\u001b[2J\"");
        Assert.DoesNotContain(Assert.Single(answer!.Cards).Title, char.IsControl);
    }

    [Fact]
    public async Task Every_command_works_on_every_channel_but_for_declared_gaps()
    {
        foreach (var channel in ChannelFeatures.All)
        {
            Assert.All(channel.Gaps, gap => Assert.NotNull(Registry.Find(gap)));
            foreach (var command in Registry.All)
            {
                var answer = await new ChatWorld(Desks.SecondEvening)
                    .SayAsync(command.Spec.Example.Replace("AACG", "ABCD", StringComparison.Ordinal), channel: channel);
                Assert.NotNull(answer);
                Assert.Equal(
                    channel.Gaps.Contains(command.Spec.Name), answer.Kind == AnswerKind.Misunderstood);
                Assert.NotEqual(AnswerKind.Failed, answer.Kind);
            }
        }
    }

    [Fact]
    public void The_commands_of_this_release_are_these() => Assert.Equal(
        "ack alerts analyze approve breakers buy cancel candidates cash chart checklist close exit fund halt "
        + "health help inbox invite jobs limits mode mute next orders pairs pause performance positions proof "
        + "providers quiet quit ramp readiness rebalance reduce regime reject resume revoke risk role score "
        + "sell signals status stop strategies strategy target trades users version weight whoami why",
        string.Join(' ', Registry.All.Select(command => command.Spec.Name).Order(StringComparer.Ordinal)));

    [Fact]
    public void Whoever_changes_nothing_is_a_safe_read()
    {
        var changing = Registry.All.Where(command => !command.Spec.IsSafeRead)
            .Select(command => command.Spec.Name).Order(StringComparer.Ordinal);
        Assert.Equal(
            "ack approve buy cancel close exit halt invite mute next pause quiet quit readiness rebalance reduce "
                + "reject resume revoke role sell stop strategy target weight",
            string.Join(' ', changing));
    }

    [Theory]
    [InlineData("/status", "Stranger", "")]
    [InlineData("/frobnicate", "Stranger", "")]
    [InlineData("/whoami", "Stranger", "Done")]
    [InlineData("/status", "Viewer", "Done")]
    [InlineData("/approve 1", "Viewer", "Refused")]
    [InlineData("/exit EXIT", "Viewer", "Refused")]
    [InlineData("/exit", "Trader", "Asked")]
    public async Task Strangers_hear_nothing_and_roles_limit(string line, string role, string expected)
    {
        var world = new ChatWorld();
        var answer = await world.SayAsync(line, role: Enum.Parse<Role>(role));
        Assert.Equal(expected, answer?.Kind.ToString() ?? "");
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task A_failure_of_the_desk_becomes_one_line()
    {
        var world = new ChatWorld();
        world.Desk.Decide = (_, _) => throw new InvalidOperationException("HALTED. The disk\nis full.");
        var answer = await world.SayAsync("/pause");
        Assert.Equal(AnswerKind.Failed, answer!.Kind);
        Assert.Equal(
            "This failed and is not confirmed: HALTED. The disk is full. /status shows where the desk stands.",
            Assert.Single(answer.Cards).Title);
    }

    [Fact]
    public void Numbers_that_could_not_be_computed_are_null_for_programs() => Assert.Equal(
        "{\n  \"none\": null,\n  \"some\": 0.1\n}",
        CommandJson.Write(new { None = double.NaN, Some = (double?)0.1 }).ReplaceLineEndings("\n"));

    [Fact]
    public async Task Next_works_in_a_replay_only()
    {
        var world = new ChatWorld();
        Assert.Equal(AnswerKind.Done, (await world.SayAsync("/next"))!.Kind);
        world.Replay.IsAtEnd = true;
        Assert.Equal(AnswerKind.Refused, (await world.SayAsync("/next"))!.Kind);
        var live = world.RouterOf(world.Ports with { Replay = null });
        var message = new ChatMessage(
            new Actor("console", "anna"), Role.Admin, "terminal", "/next", ChannelFeatures.Console);
        var answer = await live.AnswerAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal("/next works in a replay only; here the clock is the real one.", answer!.Cards[0].Title);
    }

    private static CommandRegistry Registry { get; } = new ChatWorld().Router.Registry;
}
