using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
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

    [Fact]
    public async Task Outside_the_session_both_times_are_offered_and_the_open_is_the_default()
    {
        var world = new ChatWorld(Desks.SecondEvening) { Market = { HasQuotes = true } };
        var asked = await world.SayAsync("/exit");
        var text = ChatWorld.Text(asked);
        Assert.Contains("at the open of", text, StringComparison.Ordinal);
        Assert.Contains("/exit now EXIT", text, StringComparison.Ordinal);
        await world.SayAsync("EXIT");

        var exit = Assert.IsType<DeskInput.Exit>(Assert.Single(world.Desk.Inputs));
        Assert.Equal((ExitTiming.AtNextOpen, null), (exit.Timing, exit.Market));
    }

    [Theory]
    [InlineData("/exit now EXIT", null)]
    [InlineData("/exit now", "EXIT")]
    [InlineData("/exit Now", "EXIT")]
    public async Task Now_carries_the_choice_and_the_market(string line, string? answer)
    {
        var world = new ChatWorld(Desks.SecondEvening) { Market = { HasQuotes = true } };
        var asked = await world.SayAsync(line);
        if (answer is not null)
        {
            Assert.Contains("3% under a bid not older than 60 s", ChatWorld.Text(asked), StringComparison.Ordinal);
            Assert.Empty(world.Desk.Inputs);
            await world.SayAsync(answer);
        }

        var exit = Assert.IsType<DeskInput.Exit>(Assert.Single(world.Desk.Inputs));
        Assert.Equal(ExitTiming.Now, exit.Timing);
        Assert.NotNull(exit.Market);
        Assert.Null(exit.Scope);
    }

    [Fact]
    public async Task What_is_sold_now_and_what_waits_is_said_in_words_and_in_data()
    {
        var world = new ChatWorld(Desks.SecondEvening);
        world.Desk.Decide = (_, state) => new DeskOutcome(
            [new ExitHoursEvent.SalesPriced(
                [new ExtendedSale(Held, Price.Of(9.86m), Price.Of(10.17m), Desks.Evening)],
                [new ExitWaiting(Symbol.Of("LOWV"), Quantity.Of(3m), "nobody bids")], Desks.Anna, Desks.Evening)],
            state);
        var answer = await world.SayAsync("/exit now EXIT");
        Assert.Contains(
            $"Sold now in extended hours: {Held} at 9.86 (bid 10.17). At the next open: LOWV (nobody bids).",
            answer!.Cards[0].Title, StringComparison.Ordinal);
        var json = CommandJson.Write(answer.Data);
        Assert.Contains("\"limit\": 9.86", json, StringComparison.Ordinal);
        Assert.Contains("\"why\": \"nobody bids\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_quotes_there_is_nothing_to_choose() => Assert.DoesNotContain(
        "/exit now", ChatWorld.Text(await new ChatWorld(Desks.SecondEvening).SayAsync("/exit")),
        StringComparison.Ordinal);

    [Fact]
    public async Task In_the_session_there_is_nothing_to_choose()
    {
        var world = new ChatWorld(Desks.SecondEvening) { Market = { HasQuotes = true } };
        world.Clock.Now = Desks.Setting.Calendar.Session(
            Desks.Setting.Calendar.Next(Desks.Setting.Calendar.NewYorkDate(world.Clock.GetUtcNow()))).Open.AddHours(1);
        Assert.DoesNotContain("/exit now", ChatWorld.Text(await world.SayAsync("/exit")), StringComparison.Ordinal);
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
