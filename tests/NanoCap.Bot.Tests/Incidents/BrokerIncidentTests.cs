using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Storage;
using NanoCap.Bot.Tests.Brokers.Alpaca;
using NanoCap.Bot.Tests.Desk;
using NanoCap.Bot.Tests.Storage;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Incidents;

/// <summary>What went wrong in public bots (execution.md, section 7) between the desk and the broker's wire.</summary>
public sealed class BrokerIncidentTests
{
    private const int TimeLimit = 20_000;
    private const string Post = "POST /v2/orders";

    [Theory(Timeout = TimeLimit)]
    [InlineData(500, "")]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(504, """{"code":50410000,"message":"timed out"}""")]
    [InlineData(200, "null")]
    public async Task Row_02_each_attempt_in_the_journal_is_exactly_one_post(int status, string body)
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.Server.Always(Post, status, body);
        rig.Server.Always("GET /v2/orders:by_client_order_id", 500, "");
        var journal = new MemoryJournal();
        var ready = SmallDesk.OrderIn("AAA");
        var loop = new DeskLoop(
            journal, SmallDesk.Rules, SmallDesk.After(new DeskEvent.OrderReady(ready, SmallDesk.Evening)),
            NullLogger.Instance);
        var work = new BrokerWork(
            loop, rig.Broker, rig.Clock, _ => default, new WorkLimits(), NullLogger<BrokerWork>.Instance);
        using var stop = new CancellationTokenSource();
        var deciding = loop.RunAsync(stop.Token);

        // The work is asked for again and again, as after every change of the state.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await work.PerformAsync(new DeskWork.Submit(ready), AlpacaRig.Token);
        }

        await stop.CancelAsync();
        await deciding;
        Assert.Single(journal.Events.OfType<DeskEvent.OrderSending>());
        Assert.Equal(1, rig.Server.CountOf(Post));
        Assert.Equal(OrderStatus.Unknown, loop.State.Orders[ready.Id].Status);
    }

    [Fact]
    public async Task Row_30_what_was_to_be_sent_is_in_the_journal_and_not_in_a_queue()
    {
        using var temporary = new TemporaryFolder();
        await StartAsync(async desk =>
        {
            var posted = desk.Loop.PostAsync(
                new DeskInput.Close(Symbol.Of("AAA"), SmallDesk.Owner, SmallDesk.Evening), default);
            desk.Loop.DecideWaiting();
            await posted;
            // The process ends here; nobody had begun to send.
        });

        await StartAsync(async desk =>
        {
            var broker = new FakeBroker();
            var performer = new WorkPerformer(
                desk.Loop,
                new BrokerWork(
                    desk.Loop, broker, temporary.Clock, _ => default, new WorkLimits(),
                    NullLogger<BrokerWork>.Instance),
                temporary.Clock, new WorkLimits(), NullLogger<WorkPerformer>.Instance);
            using var stop = new CancellationTokenSource();
            var running = new[] { desk.Loop.RunAsync(stop.Token), performer.RunAsync(stop.Token) };
            await performer.SettleAsync(() => true, TestContext.Current.CancellationToken);
            Assert.Contains("submit AAA", broker.Calls);
            Assert.Equal(OrderStatus.Working, desk.Loop.State.Orders[SmallDesk.OrderIn("AAA").Id].Status);
            await stop.CancelAsync();
            await Task.WhenAll(running);
        });

        async Task StartAsync(Func<RecoveredDesk, Task> use)
        {
            using var folder = temporary.Open();
            var recovery = new DeskRecovery(folder, SmallDesk.Rules, temporary.Clock, NullLoggerFactory.Instance);
            using var desk = await recovery.RecoverAsync(SmallDesk.Opening, default);
            await use(desk);
        }
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Row_40_a_call_that_hangs_ends_at_its_deadline_and_holds_up_nothing_else()
    {
        var hanging = SmallDesk.OrderIn("AAA");
        await using var desk = new WorkingDesk(
            new DeskEvent.DeskOpened(SmallDesk.Opening, SmallDesk.Evening),
            new DeskEvent.OrderReady(hanging, SmallDesk.Evening),
            new DeskEvent.OrderReady(SmallDesk.OrderIn("BBB"), SmallDesk.Evening));
        desk.Broker.OnSubmit = order => order.Symbol == hanging.Symbol
            ? new TaskCompletionSource<SubmitAnswer>().Task
            : Task.FromResult<SubmitAnswer>(new SubmitAnswer.Accepted("b"));
        desk.Broker.OnRead = () => new TaskCompletionSource<BrokerSnapshot>().Task;
        desk.Work();
        await desk.UntilAsync(() => desk.Order("BBB").Status == OrderStatus.Working
            && desk.Order("AAA").Status == OrderStatus.Sending && desk.Broker.Calls.Contains("read"));

        // The desk answers a person meanwhile.
        var told = await desk.Loop.PostAsync(
            new DeskInput.Pause(SmallDesk.Owner, SmallDesk.Evening), TestContext.Current.CancellationToken);
        Assert.Contains(told.Events, happened => happened is DeskEvent.EntriesPaused);

        while (desk.Order("AAA").Status == OrderStatus.Sending)
        {
            desk.Clock.Advance(desk.Limits.Deadline);
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        Assert.Contains(
            desk.Journal.Events.OfType<DeskEvent.OrderUnknown>(),
            unknown => unknown.Text == "fake did not answer within 10 s.");
        desk.Broker.OnRead = new FakeBroker().OnRead;
        while (!desk.Loop.State.IsReconciled)
        {
            desk.Clock.Advance(desk.Limits.Deadline);
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
