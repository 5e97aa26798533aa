using System.Text.Json;
using NanoCap.Bot.Chat;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Chat.Console;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Chat.Console;

public sealed class ConsoleChatTests
{
    [Fact]
    public async Task A_piped_conversation_reads_as_approved()
    {
        var world = new ChatWorld();
        world.Desk.Decide = (input, state) => new DeskOutcome(
            [new DeskEvent.ProposalRejected(3, null, new Actor("console", "anna"), input.At)], state);
        world.Replay.OnNext = () =>
        {
            world.Clock.Now = Desks.Evening.AddDays(1);
            world.Desk.Happen(new DeskOutcome(
                [
                    new DeskEvent.OrderFilled(
                        new Fill("e1", ClientOrderId.For("nc", "p1", 1), Symbol.Of("ABCD"), Side.Buy,
                            Quantity.Of(55m), Price.Of(4.05m), Usd.Zero, Desks.Morning),
                        new DateOnly(2024, 1, 3), Desks.Morning),
                    new DeskEvent.ScanCompleted(Desks.Scan, Desks.Evening.AddDays(1)),
                ],
                Desks.SecondEvening));
        };
        var (end, text) = await TalkAsync(world, "/reject 3\n/next\nstatsu\n\n/quit\n/status\n");
        Assert.Equal(ChannelEnd.Left, end);
        Approved.Text(text, "conversation");
    }

    [Fact]
    public async Task The_end_of_the_input_ends_the_conversation()
    {
        var (end, text) = await TalkAsync(new ChatWorld(), "/whoami\n");
        Assert.Equal(ChannelEnd.Left, end);
        Assert.Contains("User anna on console, chat terminal, role Admin.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_any_input_is_not_left()
    {
        using var calling = new CancellationTokenSource();
        var world = new ChatWorld();
        var output = new StringWriter();
        var talking = ChatOf(world, TextReader.Null, output).RunAsync(calling.Token);
        world.Desk.Happen(new DeskOutcome(
            [new DeskEvent.EntriesPaused(Actor.Rule, Desks.Evening)], world.Desk.State));
        while (world.Desk.Watch().Count > 0)
        {
            await Task.Yield();
        }

        Assert.False(talking.IsCompleted);
        await calling.CancelAsync();
        Assert.Equal(ChannelEnd.CalledBack, await talking);
        Assert.Contains("Entries are off, by rule (desk).", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_shown_at_the_start_can_be_approved()
    {
        var world = new ChatWorld();
        await TalkAsync(world, "/approve 2\n");
        Assert.Equal(1, Assert.IsType<DeskInput.Approve>(Assert.Single(world.Desk.Inputs)).Version);
    }

    [Fact]
    public async Task A_halted_desk_is_shown_and_answers_in_words()
    {
        var world = new ChatWorld(DeskState.Empty);
        world.Desk.HaltedBecause = "HALTED. The journal is damaged at row 12.\nRestore it.\nOr start anew.";
        var (_, text) = await TalkAsync(world, "/status\n/cash\n/exit\nEXIT\n/version\n");
        Approved.Text(text, "halted");
    }

    [Fact]
    public async Task Nothing_is_said_of_a_desk_of_which_nothing_is_known()
    {
        var world = new ChatWorld(DeskState.Empty);
        world.Desk.HaltedBecause = "HALTED. The journal is damaged at row 12.\nRestore it.";
        world.Desk.Decide = (_, _) => throw new InvalidOperationException("Expected nothing to be asked of the desk.");
        string[] free = ["help", "version", "whoami", "quit"];
        foreach (var spec in world.Router.Registry.All.Select(command => command.Spec)
            .Where(spec => !free.Contains(spec.Name)))
        {
            var answer = await world.SayAsync(spec.Example);
            var text = ChatWorld.Text(answer);
            Assert.True(answer is { Kind: AnswerKind.Halted, Question: null }, spec.Name);
            Assert.Contains("The journal is damaged at row 12.", text, StringComparison.Ordinal);
            Assert.Contains("Restore it.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("0.00", text, StringComparison.Ordinal);
            Assert.DoesNotContain("0.00", JsonSerializer.Serialize(answer.Data), StringComparison.Ordinal);
        }

        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task A_desk_that_halted_while_it_ran_shows_how_it_stood_and_that_it_is_halted()
    {
        var world = new ChatWorld();
        world.Desk.HaltedBecause = "HALTED. The disk is full.";
        var text = ChatWorld.Text(await world.SayAsync("/status"));
        Assert.Contains("HALTED. The disk is full.", text, StringComparison.Ordinal);
        Assert.Contains("What follows is how it stood before that.", text, StringComparison.Ordinal);
        Assert.Contains("1,000.00 USD", text, StringComparison.Ordinal);
        Assert.DoesNotContain("active", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_that_come_while_nobody_types_are_shown_at_once()
    {
        var world = new ChatWorld();
        using var input = new SlowReader();
        var output = new StringWriter();
        using var calling = new CancellationTokenSource();
        var talking = ChatOf(world, input, output).RunAsync(calling.Token);
        world.Desk.Happen(new DeskOutcome(
            [new DeskEvent.EntriesPaused(Actor.Rule, Desks.Evening)], world.Desk.State));
        while (world.Desk.Watch().Count > 0)
        {
            await Task.Yield();
        }

        await calling.CancelAsync();
        Assert.Equal(ChannelEnd.CalledBack, await talking);
        input.End();
        Assert.Contains("Entries are off, by rule (desk).", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_is_called_back_ends_quietly()
    {
        using var calling = new CancellationTokenSource();
        using var input = new SlowReader();
        var talking = ChatOf(new ChatWorld(), input, new StringWriter()).RunAsync(calling.Token);
        await calling.CancelAsync();
        Assert.Equal(ChannelEnd.CalledBack, await talking);
        input.End();
    }

    private static ConsoleChat ChatOf(ChatWorld world, TextReader input, TextWriter output) => new(
        world.Router, world.Ports, world.Desk, world.Clock,
        new ConsoleStreams(input, output, 100, HasColours: false, EchoesInput: true, "anna"));

    private static async Task<(ChannelEnd End, string Text)> TalkAsync(ChatWorld world, string lines)
    {
        var output = new StringWriter();
        var end = await ChatOf(world, new StringReader(lines), output)
            .RunAsync(TestContext.Current.CancellationToken);
        return (end, output.ToString());
    }

    /// <summary>A terminal at which nobody types.</summary>
    private sealed class SlowReader : TextReader
    {
        private readonly ManualResetEventSlim ended = new();

        public void End() => ended.Set();

        public override string? ReadLine()
        {
            ended.Wait();
            return null;
        }
    }
}
