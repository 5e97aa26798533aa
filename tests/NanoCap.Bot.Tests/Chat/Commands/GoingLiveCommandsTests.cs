using NanoCap.Bot.Chat.Commands;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Diagnostics.Readiness;
using NanoCap.Bot.Options;
using NanoCap.Bot.Tests.Diagnostics.Readiness;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Chat.Commands;

public sealed class GoingLiveCommandsTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task A_measured_figure_is_accepted_by_typing_it_and_no_other_way()
    {
        var world = WorldOf(Desks.SecondEvening);
        Assert.Contains("max-drawdown: pass. 1.5 %", Text(await SayAsync(world, "/readiness")),
            StringComparison.Ordinal);

        foreach (var (line, kind, says) in new[]
        {
            ("/readiness ack max-drawdown 1.4", AnswerKind.Refused, "1.4 is not the measured figure"),
            ("/readiness ack max-drawdown", AnswerKind.Misunderstood, "expected the measured figure"),
            ("/readiness ack clock 1", AnswerKind.Refused, "nobody can accept it"),
            ("/readiness ack walk-forward 1", AnswerKind.Refused, "no measured figure yet"),
            ("/readiness ack luck 1", AnswerKind.Misunderstood, "expected one of held-positions"),
            ("/readiness now", AnswerKind.Misunderstood, "expected nothing, or ack"),
        })
        {
            var answer = await SayAsync(world, line);
            Assert.Equal((line, kind), (line, answer.Kind));
            Assert.Contains(says, answer.Cards[0].Title, StringComparison.Ordinal);
        }

        Assert.Empty(world.Desk.State.Readiness.Acknowledged);
        Assert.Equal(
            AnswerKind.Refused, (await SayAsync(world, "/readiness ack max-drawdown 1.5", Role.Trader)).Kind);
        Assert.Equal(AnswerKind.Done, (await SayAsync(world, "/readiness ack max-drawdown 1.5%")).Kind);
        Assert.Equal(1.5m, world.Desk.State.Readiness.Acknowledged["max-drawdown"].Figure);
        Assert.Contains("Accepted at 1.5 by anna", Text(await SayAsync(world, "/readiness")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_that_halted_while_it_ran_is_not_ready()
    {
        var world = WorldOf(Desks.SecondEvening);
        world.Desk.HaltedBecause = "HALTED. The disk is full.";

        var answer = await SayAsync(world, "/readiness");

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Contains("environment: FAIL. The desk is halted: HALTED. The disk is full.", Text(answer),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ramp_reads_as_approved_and_a_shown_step_is_taken_by_a_persons_word()
    {
        var world = WorldOf(AtFirstStep());
        var refused = await SayAsync(world, "/approve 9");
        Assert.Contains("was not shown here yet", refused.Cards[0].Title, StringComparison.Ordinal);
        Assert.Equal(new Ratio(0.10m), world.Desk.State.Ramp.Scale);

        Approved.Text(ChatWorld.Text(await SayAsync(world, "/ramp")), "ramp");
        Assert.Equal(
            "The ramp is at 25.0% now: at most 221.26 USD may be invested.",
            (await SayAsync(world, "/approve 9")).Cards[0].Title);
        Assert.Equal(new Ratio(0.25m), world.Desk.State.Ramp.Scale);
        Assert.Equal(AnswerKind.Refused, (await SayAsync(world, "/reject 9")).Kind);
    }

    [Fact]
    public async Task A_no_keeps_the_step()
    {
        var world = WorldOf(AtFirstStep());

        Assert.Equal("The ramp stays at 10.0%.", (await SayAsync(world, "/reject 9 too early")).Cards[0].Title);
        Assert.Equal("too early", world.Desk.State.Ramp.Proposals[9].Note);
        Assert.Contains("Only a person's yes", Text(await SayAsync(world, "/ramp")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_ramp_it_says_so() => Assert.StartsWith(
        "There is no ramp", (await SayAsync(WorldOf(Desks.FirstEvening), "/ramp")).Cards[0].Title,
        StringComparison.Ordinal);

    private static DeskState AtFirstStep() => Desks.SecondEvening with
    {
        Ramp = new RampState
        {
            Scale = new Ratio(0.10m),
            Since = Desks.Day,
            Proposals = RampState.Off.Proposals.Add(9, new RampProposal(
                9, new Ratio(0.10m), new Ratio(0.25m),
                new RampWeek(
                    new(2024, 1, 3), new(2024, 1, 9), 5, 2, 1, new Usd(-14.95m), new Ratio(-0.01495m), new Usd(1.20m),
                    new Ratio(0.0044m), 1),
                ProposalStatus.Open, Desks.Evening, Desks.Evening.AddDays(14))),
        },
    };

    private ChatWorld WorldOf(DeskState state)
    {
        var world = new ChatWorld(state);
        var desk = new TradingDesk(
            new DeskRules(Desks.Profile, TradingCalendar.Nyse, JobTimes.Standard) { Ramp = RampRules.Standard });
        world.Desk.Decide = (input, before) =>
        {
            var events = desk.Decide(before, input);
            return new DeskOutcome(events, events.Aggregate(before, TradingDesk.Apply));
        };
        return world;
    }

    private readonly Dictionary<ChatWorld, CommandRouter> routers = [];

    private async Task<CommandAnswer> SayAsync(ChatWorld world, string line, Role role = Role.Admin)
    {
        if (!routers.TryGetValue(world, out var router))
        {
            var options = new BotOptions { State = new StateOptions { Folder = temporary.Path } };
            router = routers[world] = world.RouterOf(world.Ports with
            {
                Ramp = RampRules.Standard,
                Readiness = ReadinessReview.Of(options, new HandClock(ReadyWorld.Now)),
            });
        }

        var answer = await router.AnswerAsync(
            new ChatMessage(new("console", "anna"), role, "terminal", line, ChannelFeatures.Console, false),
            TestContext.Current.CancellationToken);
        return answer!;
    }

    private static string Text(CommandAnswer answer) => ChatWorld.Text(answer, width: 400);
}
