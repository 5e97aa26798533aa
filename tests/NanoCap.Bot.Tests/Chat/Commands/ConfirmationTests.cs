using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class ConfirmationTests
{
    [Fact]
    public async Task The_word_EXIT_answers_the_question_and_sells()
    {
        var world = Exiting();
        var asked = await world.SayAsync("/exit");
        Assert.Equal(AnswerKind.Asked, asked!.Kind);
        Assert.Empty(world.Desk.Inputs);
        var answer = await world.SayAsync("EXIT");
        Assert.IsType<DeskInput.Exit>(Assert.Single(world.Desk.Inputs));
        Assert.Equal(
            "EXIT began: entries are off. 1 position and 1 open order are left. Sold at the open of "
            + "Wed 2024-01-03 09:30 New York. The replay went on to the next open, Wed 2024-01-03 09:30 New York: "
            + "1 position and 1 open order are left.",
            Assert.Single(answer!.Cards).Title);
    }

    [Fact]
    public async Task Exit_EXIT_sells_at_once_on_every_channel()
    {
        foreach (var channel in ChannelFeatures.All)
        {
            var world = Exiting();
            Assert.Equal(AnswerKind.Done, (await world.SayAsync("/exit EXIT", channel: channel))!.Kind);
            Assert.IsType<DeskInput.Exit>(Assert.Single(world.Desk.Inputs));
        }
    }

    [Theory]
    [InlineData("exit")]
    [InlineData("Exit")]
    [InlineData("yes")]
    [InlineData("y")]
    [InlineData("no")]
    [InlineData("ok")]
    [InlineData("EXIT now")]
    [InlineData("")]
    public async Task Any_other_word_sells_nothing(string word)
    {
        var world = Exiting();
        await world.SayAsync("/exit");
        await world.SayAsync(word);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task Another_word_says_what_was_expected_and_leaves_the_question_open()
    {
        var world = Exiting();
        await world.SayAsync("/exit");
        Assert.Equal(
            "Expected EXIT or no, found 'ok'; nothing was done.", (await world.SayAsync("ok"))!.Cards[0].Title);
        Assert.Equal(AnswerKind.Done, (await world.SayAsync("EXIT"))!.Kind);
    }

    [Fact]
    public async Task A_question_is_answered_by_the_person_who_was_asked()
    {
        var world = Exiting();
        await world.SayAsync("/exit", user: "anna");
        await world.SayAsync("EXIT", user: "ben");
        Assert.Empty(world.Desk.Inputs);
        await world.SayAsync("EXIT", user: "anna");
        Assert.Single(world.Desk.Inputs);
    }

    [Fact]
    public async Task A_question_is_answered_in_the_channel_where_it_was_asked()
    {
        var world = Exiting();
        await world.SayAsync("/exit");
        await world.SayAsync("EXIT", channel: new ChannelFeatures("group") { CanAsk = true });
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task An_expired_question_does_nothing_and_says_so()
    {
        var world = Exiting();
        await world.SayAsync("/exit");
        world.Clock.Now += PendingQuestions.Lifetime;
        var answer = await world.SayAsync("EXIT");
        Assert.Equal(
            "The question has expired; nothing was done. Ask again if you still want it.",
            Assert.Single(answer!.Cards).Title);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task A_question_still_counts_until_its_last_second()
    {
        var world = Exiting();
        await world.SayAsync("/exit");
        world.Clock.Now += PendingQuestions.Lifetime - TimeSpan.FromSeconds(1);
        Assert.Equal(AnswerKind.Done, (await world.SayAsync("EXIT"))!.Kind);
    }

    [Fact]
    public async Task A_question_is_answered_once()
    {
        var world = Exiting();
        await world.SayAsync("/exit");
        await world.SayAsync("EXIT");
        await world.SayAsync("EXIT");
        Assert.Single(world.Desk.Inputs);
    }

    [Fact]
    public async Task Reads_leave_a_question_open_and_other_commands_take_it_back()
    {
        var world = Exiting();
        await world.SayAsync("/close ABCD");
        await world.SayAsync("/positions");
        await world.SayAsync("/pause");
        world.Desk.Inputs.Clear();
        await world.SayAsync("yes");
        Assert.Empty(world.Desk.Inputs);

        await world.SayAsync("/close ABCD");
        await world.SayAsync("/positions");
        await world.SayAsync("YES");
        Assert.Equal("ABCD", Assert.IsType<DeskInput.Close>(Assert.Single(world.Desk.Inputs)).Symbol.Value);
    }

    [Fact]
    public async Task No_does_nothing_and_closes_the_question()
    {
        var world = Exiting();
        await world.SayAsync("/close ABCD");
        Assert.Equal("Nothing was done.", (await world.SayAsync("no"))!.Cards[0].Title);
        Assert.Equal(AnswerKind.Misunderstood, (await world.SayAsync("yes"))!.Kind);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task A_channel_that_cannot_ask_says_how_to_do_it_in_one_line()
    {
        var world = Exiting();
        var answer = await world.SayAsync("close ABCD", channel: ChannelFeatures.CommandLine);
        Assert.Equal("Nothing was done; to do it: close ABCD --yes", Assert.Single(answer!.Cards).Title);
        Assert.Empty(world.Desk.Inputs);
        await world.SayAsync("close ABCD", channel: ChannelFeatures.CommandLine, isConfirmed: true);
        Assert.Single(world.Desk.Inputs);
    }

    [Fact]
    public async Task Yes_in_advance_is_not_the_word_EXIT()
    {
        var world = Exiting();
        var answer = await world.SayAsync("exit", channel: ChannelFeatures.CommandLine, isConfirmed: true);
        Assert.Equal("Nothing was done; to do it: exit EXIT", answer!.Cards[0].Title);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task After_a_breaker_only_an_administrator_resumes()
    {
        var world = new ChatWorld(Desks.SecondEvening with
        {
            Mode = DeskMode.Paused,
            Breakers = Desks.SecondEvening.Breakers.Add("day-loss", new Ratio(0.1043m)),
        });
        Assert.Equal(
            "After a breaker /resume needs the role Admin, yours is Trader.",
            (await world.SayAsync("/resume", role: Role.Trader))!.Cards[0].Title);
        var asked = await world.SayAsync("/resume");
        Assert.Equal(
            "Allow entries again? day-loss at 10.43% will be cleared. "
            + "The baselines of day loss and drawdown become 985.05 USD. "
            + "Type yes or no.",
            asked!.Question!.Prompt);
        await world.SayAsync("yes");
        Assert.IsType<DeskInput.Resume>(Assert.Single(world.Desk.Inputs));
    }

    private static ChatWorld Exiting()
    {
        var world = new ChatWorld(Desks.SecondEvening);
        world.Desk.Decide = (input, state) => input is DeskInput.Exit exit
            ? new DeskOutcome([new DeskEvent.ExitBegan(1, exit.By, exit.At)],
                state with { Mode = DeskMode.Exiting, ExitUnderWay = 1 })
            : new DeskOutcome([], state);
        return world;
    }
}
