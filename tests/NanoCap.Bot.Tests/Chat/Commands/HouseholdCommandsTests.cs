using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk.Breakers;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class HouseholdCommandsTests
{
    [Fact]
    public async Task Jobs_mode_providers_health_and_checklist_read_as_approved()
    {
        var world = new ChatWorld(Desks.SecondEvening with { JobsDoneUntil = Desks.Evening });
        var said = new List<string>();
        foreach (var line in (string[])["/jobs", "/mode", "/providers", "/health", "/checklist"])
        {
            said.Add($"> {line}\n{ChatWorld.Text(await world.SayAsync(line))}");
        }

        Approved.Text(string.Join('\n', said), "household");
    }

    [Fact]
    public async Task What_is_most_urgent_stands_first_on_the_checklist()
    {
        var troubled = Desks.FirstEvening with
        {
            Mode = DeskMode.Paused,
            Breakers = Desks.FirstEvening.Breakers.Add("day-loss", new Ratio(0.12m)),
            Differences = ["ABCD is missing there."],
            Alerts = AlertBook.Empty with
            {
                Standing = AlertBook.Empty.Standing.Add("disk", new Alert(
                    1, "disk", AlertTopic.Disk, AlertSeverity.Warning, "The disk is nearly full.", Desks.Evening,
                    Desks.Evening)),
            },
        };

        var answer = await new ChatWorld(troubled).SayAsync("/checklist");

        var data = System.Text.Json.JsonSerializer.SerializeToElement(answer!.Data, CommandJson.Options);
        Assert.Equal(
            ["breaker", "books", "proposal", "proposal", "proposal", "alert"],
            data.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task A_latched_breaker_is_one_task_in_the_measure_that_it_counts()
    {
        var streak = new BreakerReading("loss-streak", BreakerLevel.Stop, 5m, 5m, Usd.Zero);
        var state = new DeskEvent[]
        {
            new SafetyEvent.LevelReached(streak, new Usd(900m), Desks.SecondEvening.Session!.Value, Desks.Evening),
            new SafetyEvent.LevelActed(
                streak.Key, BreakerDeed.EntriesOff, 5m, new Usd(900m), new Ratio(1m), Desks.Evening),
            new AlertEvent.AlertRaised(
                1, "breaker:loss-streak:Stop", AlertTopic.Breaker, AlertSeverity.Critical, "Told.", Desks.Evening),
        }.Aggregate(Desks.SecondEvening, TradingDesk.Apply);

        var tasks = await Tasks(state);

        Assert.Equal("Breaker: loss-streak stop at 5 losses in a row. /resume", tasks[0]);
        Assert.DoesNotContain(tasks, task => task.StartsWith("Told.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_asks_for_nothing_is_no_task_and_an_alert_is_acknowledged()
    {
        var state = Desks.SecondEvening with
        {
            Alerts = AlertBook.Empty with
            {
                Standing = AlertBook.Empty.Standing
                    .Add("note", Standing(1, AlertSeverity.Note))
                    .Add("seen", Standing(2, AlertSeverity.Warning) with { AcknowledgedBy = Desks.Anna })
                    .Add("new", Standing(3, AlertSeverity.Warning)),
            },
        };

        var alerts = (await Tasks(state)).Where(task => task.StartsWith("Alert", StringComparison.Ordinal));

        Assert.Equal("Alert 3. /ack 3", Assert.Single(alerts));
    }

    [Fact]
    public async Task A_position_without_a_stop_is_a_task_unless_its_owner_wanted_it_so()
    {
        var held = Desks.SecondEvening.Positions.Values.First() with { Stop = null, Target = null };
        var bare = Desks.SecondEvening with { Positions = Desks.SecondEvening.Positions.SetItem(held.Symbol, held) };
        var chosen = bare with
        {
            Positions = bare.Positions.SetItem(held.Symbol, held with { IsUnprotectedByChoice = true }),
        };

        Assert.Contains($"{held.Symbol} has no stop. /close {held.Symbol}", await Tasks(bare));
        Assert.DoesNotContain($"{held.Symbol} has no stop. /close {held.Symbol}", await Tasks(chosen));
    }

    private static Alert Standing(int number, AlertSeverity severity) => new(
        number, "disk", AlertTopic.Disk, severity, $"Alert {number}.", Desks.Evening, Desks.Evening);

    private static async Task<List<string>> Tasks(DeskState state)
    {
        var answer = await new ChatWorld(state).SayAsync("/checklist");
        var data = System.Text.Json.JsonSerializer.SerializeToElement(answer!.Data, CommandJson.Options);
        return [.. data.GetProperty("tasks").EnumerateArray()
            .Select(task => $"{task.GetProperty("text").GetString()} {task.GetProperty("type").GetString()}")];
    }

    [Fact]
    public async Task A_halted_desk_is_not_well()
    {
        var world = new ChatWorld();
        world.Desk.HaltedBecause = "HALTED. The disk is full.";

        var answer = await world.SayAsync("/health");

        Assert.Equal(AnswerKind.Halted, answer!.Kind);
        Assert.Contains("The disk is full.", ChatWorld.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_book_there_is_nothing_to_rebalance()
    {
        var answer = await new ChatWorld().SayAsync("/rebalance");

        Assert.Equal(AnswerKind.Refused, answer!.Kind);
        Assert.Contains("No allocation book is active", answer.Cards[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rebalance_is_asked_for_with_a_yes_and_the_desk_says_what_it_makes_of_it()
    {
        var world = new ChatWorld();
        var ports = world.Ports with
        {
            Core = new CoreBook(new AllocationCatalog(new AllocationOptions()).Find("index-core"), new Usd(100m)),
            Allocations = RegimeCommandTests.Rising(Symbol.Of("SPY"), Symbol.Of("BIL")),
        };
        var router = world.RouterOf(ports);
        world.Desk.Decide = (input, state) => new(
            [new DeskEvent.CommandRefused("rebalance", "no-rebalance", "EXIT is under way.", Desks.Anna, input.At)],
            state);

        var asked = await SayAsync("/rebalance");
        Assert.Empty(world.Desk.Inputs);
        Assert.Contains("nothing is traded before you approve it", asked.Question!.Prompt,
            StringComparison.Ordinal);
        var answer = await SayAsync("yes");

        Assert.Equal("No rebalance was proposed: EXIT is under way.", answer.Cards[0].Title);
        var input = Assert.IsType<DeskInput.BookJudged>(Assert.Single(world.Desk.Inputs));
        Assert.Equal((Desks.Anna, false), (input.AskedBy, input.Target.IsDue));

        async Task<CommandAnswer> SayAsync(string line) => (await router.AnswerAsync(
            new ChatMessage(Desks.Anna, Role.Trader, "terminal", line, ChannelFeatures.Console, false),
            TestContext.Current.CancellationToken))!;
    }
}
