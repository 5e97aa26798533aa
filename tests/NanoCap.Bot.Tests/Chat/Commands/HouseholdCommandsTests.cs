using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
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
