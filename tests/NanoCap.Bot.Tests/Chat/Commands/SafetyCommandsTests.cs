using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Bot.Tests.Chat.Commands;

/// <summary>/breakers, /halt, /reduce and /resume as people and programs see them.</summary>
public sealed class SafetyCommandsTests
{
    [Fact]
    public async Task Breakers_and_gates_read_and_serialise_as_approved()
    {
        var answer = await new ChatWorld(TrippedDesk.State).SayAsync("/breakers");
        Approved.Text(ChatWorld.Text(answer), "breakers");
        Approved.Text(CommandJson.Write(answer!.Data), "breakers-json");
    }

    [Fact]
    public async Task Breakers_of_a_quiet_desk_read_as_approved() => Approved.Text(
        ChatWorld.Text(await new ChatWorld(Desks.SecondEvening).SayAsync("/breakers")), "breakers-quiet");

    [Fact]
    public void The_digest_of_a_day_that_tripped_explains_it() => Approved.Text(
        ChatWorld.Text(DigestCard.Of(TrippedDesk.State, Desks.Scan, Desks.Setting)), "digest-tripped");

    [Fact]
    public async Task Halt_posts_it_at_once_and_says_what_was_taken_back()
    {
        var world = new ChatWorld(Desks.SecondEvening);
        world.Desk.Decide = (input, state) => new DeskOutcome(
            [
                new SafetyEvent.EntriesHalted(((DeskInput.Halt)input).By, input.At),
                new DeskEvent.ProposalWithdrawn(2, ((DeskInput.Halt)input).By, input.At),
            ],
            state with { Mode = DeskMode.Halted });
        var answer = await world.SayAsync("/halt");

        Assert.Equal(
            "Halted: everything but exits is off until /resume; stops and targets stay. Taken back: 2.",
            answer!.Cards[0].Title);
        Assert.IsType<DeskInput.Halt>(Assert.Single(world.Desk.Inputs));
    }

    [Theory]
    [InlineData("/reduce", "found nothing")]
    [InlineData("/reduce all", "found 'all'")]
    [InlineData("/reduce 0", "found '0'")]
    [InlineData("/reduce 100", "found '100'")]
    [InlineData("/reduce -5", "found '-5'")]
    public async Task A_part_that_cannot_be_sold_is_one_line_with_an_example(string line, string found)
    {
        var world = new ChatWorld(Desks.SecondEvening);
        var answer = await world.SayAsync(line);

        Assert.Equal(AnswerKind.Misunderstood, answer!.Kind);
        Assert.Contains(found, answer.Cards[0].Title, StringComparison.Ordinal);
        Assert.Contains("Example: /reduce 50", answer.Cards[0].Title, StringComparison.Ordinal);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task Reduce_asks_first_and_then_does_it()
    {
        var world = new ChatWorld(Desks.SecondEvening);
        var asked = await world.SayAsync("/reduce 25%");
        Assert.StartsWith("Sell 25 % of 1 position at the open of", asked!.Question!.Prompt, StringComparison.Ordinal);
        Assert.Contains("new sizes become x 0.75 until /resume?", asked.Question.Prompt, StringComparison.Ordinal);
        Assert.Empty(world.Desk.Inputs);

        await world.SayAsync("yes");
        Assert.Equal(
            new Ratio(0.25m), Assert.IsType<DeskInput.Reduce>(Assert.Single(world.Desk.Inputs)).Part);
    }

    [Theory]
    [InlineData("/halt")]
    [InlineData("/reduce 50")]
    [InlineData("/resume")]
    public async Task A_viewer_may_look_and_not_act(string line)
    {
        var world = new ChatWorld(TrippedDesk.State);
        Assert.Equal(AnswerKind.Refused, (await world.SayAsync(line, role: Role.Viewer))!.Kind);
        Assert.Equal(AnswerKind.Done, (await world.SayAsync("/breakers", role: Role.Viewer))!.Kind);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task Also_a_reduction_is_cleared_by_an_administrator_alone_who_is_told_what_is_still_sold()
    {
        var world = new ChatWorld(TrippedDesk.State with
        {
            Breakers = TrippedDesk.State.Breakers.Clear(),
            Safety = TrippedDesk.State.Safety with
            {
                Latches = TrippedDesk.State.Safety.Latches.Remove("day-loss:Stop"),
            },
        });
        Assert.Equal(AnswerKind.Refused, (await world.SayAsync("/resume", role: Role.Trader))!.Kind);

        var asked = await world.SayAsync("/resume");
        Assert.StartsWith(
            "Allow entries again? drawdown (reduce) at 13.00% will be cleared. What the breaker sells at the next open "
            + "is still sold: ABCD.",
            asked!.Question!.Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_are_on_again_behind_a_closed_gate_are_said_to_wait()
    {
        var world = new ChatWorld(TrippedDesk.State);
        world.Desk.Decide = (input, state) =>
        {
            var resumed = new DeskEvent.EntriesResumed(state.Equity, ((DeskInput.Resume)input).By, input.At);
            return new DeskOutcome([resumed], TradingDesk.Apply(state, resumed));
        };
        Assert.Equal(AnswerKind.Asked, (await world.SayAsync("/resume"))!.Kind);

        var answer = await world.SayAsync("yes");

        Assert.EndsWith(
            "They wait for market-volatility, closed; a gate lifts by itself.", answer!.Cards[0].Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_owner_wanted_sold_at_the_next_open_is_said_to_be_sold_still()
    {
        var reduced = new DeskEvent[]
        {
            new SafetyEvent.SizesReduced(new Ratio(0.5m), Desks.Anna, Desks.Evening),
            new DeskEvent.ExitScheduled(
                Desks.SecondEvening.Positions.Keys.First(), ExitReason.Owner, Desks.Anna, Desks.Evening),
        }.Aggregate(Desks.SecondEvening, TradingDesk.Apply);

        var asked = await new ChatWorld(reduced).SayAsync("/resume");

        Assert.Contains(
            "What you wanted sold at the next open is still sold: ABCD.", asked!.Question!.Prompt,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_gate_tells_what_it_measures_now()
    {
        var closed = TrippedDesk.State.Safety.Gates[MarketVolatilityGate.Name].Reading;
        var later = TradingDesk.Apply(
            TrippedDesk.State,
            new SafetyEvent.GateRead(closed with { Measured = 0.5417 }, Desks.Evening));

        Assert.Equal("Now it is 54.17%. ", BreakersCard.Now(later, closed));
        Assert.Equal("", BreakersCard.Now(TrippedDesk.State, closed));
    }
}
