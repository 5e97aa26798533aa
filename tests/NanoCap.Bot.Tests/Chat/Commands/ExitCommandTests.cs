using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class ExitCommandTests
{
    private static readonly Symbol Held = Desks.SecondEvening.Positions.Keys.First();

    [Fact]
    public async Task A_part_is_shown_first_and_sold_after_yes()
    {
        var world = new ChatWorld(Desks.SecondEvening);
        var asked = await world.SayAsync($"/exit {Held}");
        Assert.Equal($"EXIT of a part: {Held}", asked!.Cards[0].Title);
        Assert.Empty(world.Desk.Inputs);

        await world.SayAsync("yes");

        var exit = Assert.IsType<DeskInput.Exit>(Assert.Single(world.Desk.Inputs));
        Assert.Equal([Held], Assert.IsType<ExitScope.Named>(exit.Scope).Symbols);
    }

    [Theory]
    [InlineData("/exit strategy nobody", "'strategy nobody' means no position; held: ")]
    [InlineData("/exit ZZZZ", "'ZZZZ' means no position; held: ")]
    public async Task A_part_that_means_nothing_says_what_is_held(string line, string expected)
    {
        var world = new ChatWorld(Desks.SecondEvening);
        var answer = await world.SayAsync(line);
        Assert.StartsWith(expected, answer!.Cards[0].Title, StringComparison.Ordinal);
        Assert.Equal(AnswerKind.Refused, answer.Kind);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task While_it_is_under_way_exit_shows_what_is_left_and_why()
    {
        var world = new ChatWorld(Desks.SecondEvening with
        {
            Mode = DeskMode.Exiting, ExitUnderWay = 1, ExitCount = 1,
        });

        var answer = await world.SayAsync("/exit");

        Assert.Equal(AnswerKind.Done, answer!.Kind);
        Assert.Equal("EXIT 1 is under way", answer.Cards[0].Title);
        var table = Assert.Single(answer.Cards[0].Blocks.OfType<CardBlock.Table>());
        Assert.Equal(
            Desks.SecondEvening.Positions.Keys.Select(symbol => symbol.Value),
            table.Rows.Select(row => row[0].Text));
        Assert.All(table.Rows, row => Assert.NotEmpty(row[2].Text));
        Assert.Empty(world.Desk.Inputs);
    }
}
