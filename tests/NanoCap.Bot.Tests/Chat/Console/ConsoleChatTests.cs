using NanoCap.Bot.Chat;
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
        var (end, _) = await TalkAsync(new ChatWorld(), string.Empty);
        Assert.Equal(ChannelEnd.InputEnded, end);
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
        world.Desk.HaltedBecause = "HALTED. The journal is damaged at row 12; restore the backup.";
        world.Desk.Decide = (_, _) => throw new InvalidOperationException(world.Desk.HaltedBecause);
        var everything = string.Join(
            '\n', world.Router.Registry.All.Where(command => command.Spec.Name != "quit")
                .Select(command => command.Spec.Example));
        var (_, text) = await TalkAsync(world, everything + "\n/exit EXIT\n/pause\n");
        Assert.Contains("The journal is damaged at row 12", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at NanoCap", text, StringComparison.Ordinal);
        Assert.Contains("This failed and is not confirmed: HALTED.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_that_come_while_nobody_types_are_shown_at_once()
    {
        var world = new ChatWorld();
        using var input = new SlowReader();
        var output = new StringWriter();
        var talking = ChatOf(world, input, output).RunAsync(TestContext.Current.CancellationToken);
        world.Desk.Happen(new DeskOutcome(
            [new DeskEvent.EntriesPaused(Actor.Rule, Desks.Evening)], world.Desk.State));
        while (world.Desk.Watch().Count > 0)
        {
            await Task.Yield();
        }

        input.End();
        Assert.Equal(ChannelEnd.InputEnded, await talking);
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
