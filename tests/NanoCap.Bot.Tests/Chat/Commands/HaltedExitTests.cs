using NanoCap.Bot.Brokers;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class HaltedExitTests
{
    private readonly List<string> left = [];
    private int exits;

    [Fact]
    public async Task Exit_of_a_halted_desk_sells_by_the_brokers_books_after_the_word()
    {
        left.Add("5 ABC: the sale is at the broker and waits for the market");
        var asked = await SayAsync("/exit");
        Assert.Equal(AnswerKind.Asked, asked.Kind);
        Assert.Equal(0, exits);
        var done = await SayAsync("/exit EXIT");
        Assert.Equal(1, exits);
        Assert.Contains("Left: 5 ABC", ChatWorld.Text(done), StringComparison.Ordinal);
        left.Clear();
        done = await SayAsync("/exit EXIT");
        Assert.Contains("no order and no position", ChatWorld.Text(done), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_cannot_be_sold_without_a_journal()
    {
        Assert.Equal(AnswerKind.Refused, (await SayAsync("/exit losers")).Kind);
        Assert.Equal(0, exits);
    }

    [Fact]
    public async Task Every_other_command_says_that_the_desk_is_halted() =>
        Assert.Equal(AnswerKind.Halted, (await SayAsync("/positions")).Kind);

    private async Task<CommandAnswer> SayAsync(string line)
    {
        var world = new ChatWorld(DeskState.Empty);
        world.Desk.HaltedBecause = "HALTED. The journal is gone.";
        var router = world.RouterOf(world.Ports with
        {
            ExitDirect = _ =>
            {
                exits++;
                return Task.FromResult(new DirectExitReport([.. left], AreNotesKept: true));
            },
        });
        return (await router.AnswerAsync(
            new ChatMessage(new("console", "anna"), Role.Admin, "terminal", line, ChannelFeatures.Console, false),
            TestContext.Current.CancellationToken))!;
    }
}
