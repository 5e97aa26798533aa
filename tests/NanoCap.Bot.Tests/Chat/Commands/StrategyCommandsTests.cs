using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class StrategyCommandsTests
{
    private static readonly TradingDesk Rules = new(
        new DeskRules(Desks.Profile, TradingCalendar.Nyse, JobTimes.Standard)
        {
            Strategies = new StrategyBounds(["momentum", "mean-reversion"], new Ratio(0.05m), new Ratio(0.60m)),
        });

    [Fact]
    public async Task A_strategy_is_switched_with_old_and_new_value_and_a_way_back()
    {
        var world = World();

        var answer = await world.SayAsync("/strategy Momentum OFF");

        Assert.Equal(AnswerKind.Done, answer!.Kind);
        Assert.Equal(
            "+  momentum was on and is off from the next scan. Undo: /strategy momentum on",
            ChatWorld.Text(answer, 200).Trim());
        Assert.False(world.Desk.State.SettingOf("momentum").IsOn);
        Assert.Contains(
            "momentum is off", ChatWorld.Text(await world.SayAsync("/strategy momentum off"), 200),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weight_keeps_to_its_bounds()
    {
        var world = World();

        Assert.Equal(AnswerKind.Refused, (await world.SayAsync("/weight momentum 61"))!.Kind);
        Assert.Equal(AnswerKind.Done, (await world.SayAsync("/weight momentum 25"))!.Kind);
        var second = await world.SayAsync("/weight momentum 12.5%");

        Assert.Equal(
            "+  The weight of momentum was 25.0% and is 12.5% of equity from the next scan. "
            + "Undo: /weight momentum 25",
            ChatWorld.Text(second, 200).Trim());
        Assert.Equal(new Ratio(0.125m), world.Desk.State.SettingOf("momentum").Weight);
    }

    [Theory]
    [InlineData("/strategy", AnswerKind.Misunderstood)]
    [InlineData("/strategy momentum", AnswerKind.Misunderstood)]
    [InlineData("/strategy momentum maybe", AnswerKind.Misunderstood)]
    [InlineData("/strategy astrology off", AnswerKind.Refused)]
    [InlineData("/weight momentum", AnswerKind.Misunderstood)]
    [InlineData("/weight momentum -5", AnswerKind.Misunderstood)]
    [InlineData("/weight momentum much", AnswerKind.Misunderstood)]
    [InlineData("/weight momentum 1e9", AnswerKind.Misunderstood)]
    [InlineData("/score", AnswerKind.Misunderstood)]
    [InlineData("/analyze $$", AnswerKind.Misunderstood)]
    [InlineData("/analyze NONE", AnswerKind.Refused)]
    [InlineData("/score NONE", AnswerKind.Refused)]
    [InlineData("/candidates astrology", AnswerKind.Misunderstood)]
    public async Task What_cannot_be_done_is_said_and_nothing_changes(string line, object kind)
    {
        var world = World();
        var answer = await world.SayAsync(line);
        Assert.Equal(kind, answer!.Kind);
        Assert.Empty(world.Desk.State.Strategies);
    }

    [Theory]
    [InlineData("/strategy momentum off")]
    [InlineData("/weight momentum 25")]
    public async Task Only_an_administrator_sets_strategies(string line)
    {
        var world = World();
        Assert.Equal(AnswerKind.Refused, (await world.SayAsync(line, role: Role.Trader))!.Kind);
        Assert.Empty(world.Desk.Inputs);
    }

    [Fact]
    public async Task Candidates_of_one_strategy_are_its_own()
    {
        var text = ChatWorld.Text(await World().SayAsync("/candidates mean-reversion"));
        Assert.Contains("REV", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ABCD", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_never_goes_without_what_high_scores_were_worth()
    {
        var answer = await World().SayAsync("/score ABCD");
        Assert.Contains("high scores did worse", ChatWorld.Text(answer, 400), StringComparison.Ordinal);
        Assert.Contains("high scores did worse", CommandJson.Write(answer!.Data), StringComparison.Ordinal);
    }

    [Fact]
    public void The_digest_shows_each_record_before_and_after_cost()
    {
        var scan = Desks.Scan with
        {
            Strategies =
            [
                Desks.Scan.Strategies[0] with { GrossReturn = 0.412, CostDrag = 0.381, NetReturn = 0.031 },
                Desks.Scan.Strategies[1],
            ],
        };

        var text = ChatWorld.Text(DigestCard.Of(Desks.FirstEvening, scan, Desks.Setting));

        Assert.Contains("Their records", text, StringComparison.Ordinal);
        Assert.Contains("+41.2%", text, StringComparison.Ordinal);
        Assert.Contains("38.1%", text, StringComparison.Ordinal);
        Assert.Contains("+3.1%", text, StringComparison.Ordinal);
        Assert.DoesNotContain("strong", text, StringComparison.OrdinalIgnoreCase);
    }

    private static ChatWorld World()
    {
        var world = new ChatWorld(Desks.SecondEvening);
        world.Desk.Decide = (input, state) =>
        {
            var events = Rules.Decide(state, input);
            return new DeskOutcome(events, events.Aggregate(state, TradingDesk.Apply));
        };
        return world;
    }
}
