using Microsoft.Extensions.Logging.Abstractions;
using NanoCap.Bot.Brokers;
using NanoCap.Bot.Desk;
using NanoCap.Bot.Tests.Chat;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Desk;

public sealed class WorkPerformerTests
{
    private const int TimeLimit = 20_000;

    private static DeskEvent Opened { get; } = new DeskEvent.DeskOpened(SmallDesk.Opening, SmallDesk.Evening);

    private static DeskEvent Reconciled { get; } = new DeskEvent.BooksAgreed(SmallDesk.Evening);

    private static DeskEvent Ready(Order order) => new DeskEvent.OrderReady(order, SmallDesk.Evening);

    [Fact(Timeout = TimeLimit)]
    public async Task An_order_goes_out_only_after_its_sending_is_durable()
    {
        await using var desk = new WorkingDesk(Ready(SmallDesk.OrderIn("AAA")));
        var wasDurable = false;
        desk.Broker.OnSubmit = order =>
        {
            wasDurable = desk.Journal.Events.OfType<DeskEvent.OrderSending>().Any(sent => sent.Order == order.Id);
            return Task.FromResult<SubmitAnswer>(new SubmitAnswer.Accepted("b1"));
        };

        desk.Work();
        await desk.SettleAsync();

        Assert.True(wasDurable);
        Assert.Equal(OrderStatus.Working, desk.Order("AAA").Status);
        Assert.Equal(["submit AAA"], desk.Broker.Calls);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task An_order_that_the_desk_does_not_send_any_more_is_never_sent()
    {
        await using var desk = new WorkingDesk(Ready(SmallDesk.OrderIn("AAA")));
        var work = desk.Loop.State.Work.Single();
        await desk.Loop.PostAsync(
            new DeskInput.SendStarting(SmallDesk.OrderIn("AAA").Id, SmallDesk.Evening), CancellationToken.None);

        var result = await BrokerWorkOf(desk).PerformAsync(work, CancellationToken.None);

        Assert.Equal(WorkResult.ChangedNothing, result);
        Assert.Empty(desk.Broker.Calls);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task A_journal_that_fails_at_the_sending_keeps_the_order_here()
    {
        await using var desk = new WorkingDesk(Ready(SmallDesk.OrderIn("AAA")));
        desk.Journal.Failure = new JournalWriteException("The disk is full.", new IOException());

        desk.Work();

        await Assert.ThrowsAsync<DeskHaltedException>(desk.SettleAsync);
        Assert.Empty(desk.Broker.Calls);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task An_answer_that_does_not_come_in_time_is_unknown_and_looked_up()
    {
        await using var desk = new WorkingDesk(Ready(SmallDesk.OrderIn("AAA")));
        var late = new TaskCompletionSource<SubmitAnswer>();
        desk.Broker.OnSubmit = _ => late.Task;
        desk.Broker.OnFind = id => Task.FromResult<LookupAnswer>(new LookupAnswer.Found(new OrderReport(
            SmallDesk.OrderIn("AAA").Request, "b1", BrokerOrderStatus.Working, [])));
        desk.Work();
        // The performer's own sleep and the two deadlines of the call.
        await desk.UntilAsync(() => !desk.Broker.Calls.IsEmpty && desk.Clock.TimersSet >= 3);

        desk.Clock.Advance(desk.Limits.Deadline);
        await desk.SettleAsync();

        var unknown = desk.Journal.Events.OfType<DeskEvent.OrderUnknown>().Single();
        Assert.Equal("fake did not answer within 10 s.", unknown.Text);
        Assert.Equal(["submit AAA", "find nc-x-AAA-1"], desk.Broker.Calls);
        Assert.Equal(OrderStatus.Working, desk.Order("AAA").Status);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Whatever_the_adapter_throws_leaves_open_what_the_broker_has()
    {
        await using var desk = new WorkingDesk(Ready(SmallDesk.OrderIn("AAA")));
        desk.Broker.OnSubmit = _ => throw new FormatException("half an answer");

        desk.Work();
        await desk.SettleAsync();

        Assert.Equal("half an answer", desk.Journal.Events.OfType<DeskEvent.OrderUnknown>().Single().Text);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task One_symbol_has_one_piece_of_work_at_a_time_and_others_do_not_wait_for_it()
    {
        await using var desk = new WorkingDesk(
            Ready(SmallDesk.OrderIn("AAA")), Ready(SmallDesk.OrderIn("AAA", attempt: 2)),
            Ready(SmallDesk.OrderIn("BBB")));
        var slow = new TaskCompletionSource<SubmitAnswer>();
        desk.Broker.OnSubmit = order => order.Symbol == Symbol.Of("AAA")
            ? slow.Task
            : Task.FromResult<SubmitAnswer>(new SubmitAnswer.Accepted("b2"));

        desk.Work();
        await desk.UntilAsync(() => desk.Order("BBB").Status == OrderStatus.Working);
        desk.Performer.StartDue();
        Assert.Equal(["submit AAA", "submit BBB"], desk.Broker.Calls.Order());

        slow.SetResult(new SubmitAnswer.Accepted("b1"));
        await desk.SettleAsync();
        Assert.Equal(3, desk.Broker.Calls.Count);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Exits_go_before_entries_when_lanes_are_few()
    {
        await using var desk = new WorkingDesk([Reconciled, .. Enumerable.Range(0, 20)
            .Select(number => Ready(SmallDesk.OrderIn($"E{number:00}", OrderPurpose.Entry)))
            .Append(Ready(SmallDesk.OrderIn("ZZZ")))]);
        desk.Broker.OnSubmit = _ => new TaskCompletionSource<SubmitAnswer>().Task;

        desk.Performer.StartDue();
        await desk.UntilAsync(() => desk.Broker.Calls.Count == desk.Limits.BusyLanes);

        Assert.Contains("submit ZZZ", desk.Broker.Calls);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Nothing_is_done_before_its_time()
    {
        var later = SmallDesk.Evening.AddMinutes(5);
        await using var desk = new WorkingDesk(Ready(SmallDesk.OrderIn("AAA") with { NotBefore = later }));
        desk.Work();
        await desk.SettleAsync();
        Assert.Empty(desk.Broker.Calls);

        desk.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        await desk.SettleAsync();
        Assert.Empty(desk.Broker.Calls);

        desk.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await desk.SettleAsync();
        Assert.Equal(["submit AAA"], desk.Broker.Calls);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task A_rate_limited_order_goes_again_later_with_the_same_id()
    {
        await using var desk = new WorkingDesk(Ready(SmallDesk.OrderIn("AAA")));
        var ids = new List<ClientOrderId>();
        desk.Broker.OnSubmit = order =>
        {
            ids.Add(order.Id);
            return Task.FromResult<SubmitAnswer>(ids.Count == 1
                ? new SubmitAnswer.RateLimited(SmallDesk.Evening.AddSeconds(30))
                : new SubmitAnswer.Accepted("b1"));
        };
        desk.Work();
        await desk.SettleAsync();
        Assert.Single(ids);

        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        await desk.SettleAsync();

        Assert.Equal(2, ids.Count);
        Assert.Single(ids.Distinct());
    }

    [Fact(Timeout = TimeLimit)]
    public async Task A_read_that_fails_is_tried_again_ever_more_slowly_and_never_counts_as_empty()
    {
        await using var desk = new WorkingDesk(Opened);
        desk.Broker.OnRead = () => throw new BrokerException("no connection");
        desk.Work();
        await desk.SettleAsync();
        foreach (var expected in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var calls = desk.Broker.Calls.Count;
            desk.Clock.Advance(TimeSpan.FromSeconds(expected) - TimeSpan.FromMilliseconds(1));
            await desk.SettleAsync();
            Assert.Equal(calls, desk.Broker.Calls.Count);
            desk.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await desk.SettleAsync();
            Assert.Equal(calls + 1, desk.Broker.Calls.Count);
        }

        Assert.Empty(desk.Journal.Events);
        Assert.False(desk.Loop.State.IsReconciled);
        desk.Broker.OnRead = new FakeBroker().OnRead;
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.SettleAsync();
        Assert.True(desk.Loop.State.IsReconciled);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Whoever_reads_the_books_brings_the_market_too_and_reads_without_it_when_there_is_none()
    {
        foreach (var isThere in new[] { true, false })
        {
            var read = new List<DeskInput.BrokerRead>();
            var rules = new DeskFunctions(
                (state, input) =>
                {
                    read.AddRange(new[] { input }.OfType<DeskInput.BrokerRead>());
                    return [];
                },
                (state, _) => state);
            var loop = new DeskLoop(new MemoryJournal(), rules, SmallDesk.After(Opened), NullLogger.Instance);
            var broker = new FakeBroker();
            var work = new BrokerWork(
                loop, broker, TimeProvider.System, _ => default, new WorkLimits(), NullLogger<BrokerWork>.Instance,
                new SomeMarket(isThere));
            var done = work.PerformAsync(new DeskWork.ReadBroker(), TestContext.Current.CancellationToken);
            await loop.DecideOnceAsync(TestContext.Current.CancellationToken);
            await done;
            Assert.Equal(isThere, Assert.Single(read).Market is not null);
        }
    }

    private sealed class SomeMarket(bool isThere) : IMarketNow
    {
        public MarketView View => isThere ? new FakeMarket() : throw new InvalidOperationException("no bars");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Work_that_changes_nothing_is_not_repeated_at_once()
    {
        var order = SmallDesk.OrderIn("AAA") with { Status = OrderStatus.Unknown };
        await using var desk = new WorkingDesk(Ready(order));
        desk.Work();

        await desk.SettleAsync();

        Assert.Equal(["find nc-x-AAA-1"], desk.Broker.Calls);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task A_cancellation_is_asked_for_and_its_answer_told()
    {
        var order = SmallDesk.OrderIn("AAA") with { Status = OrderStatus.Working };
        await using var desk = new WorkingDesk(
            Ready(order), new DeskEvent.CancelWanted(order.Id, "EXIT", SmallDesk.Evening));
        desk.Work();

        await desk.SettleAsync();

        Assert.Equal(["cancel nc-x-AAA-1"], desk.Broker.Calls);
        Assert.Equal(OrderStatus.CancelPending, desk.Order("AAA").Status);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Stopping_sees_what_is_under_way_through()
    {
        using var stop = new CancellationTokenSource();
        var answer = new TaskCompletionSource<SubmitAnswer>();
        await using var desk = new WorkingDesk(Ready(SmallDesk.OrderIn("AAA")));
        desk.Broker.OnSubmit = _ => answer.Task;
        var running = desk.Performer.RunAsync(stop.Token);
        await desk.UntilAsync(() => desk.Clock.TimersSet >= 3);

        await stop.CancelAsync();
        for (var turn = 0; turn < 1000; turn++)
        {
            await Task.Yield();
        }

        Assert.False(running.IsCompleted);
        answer.SetResult(new SubmitAnswer.Accepted("b1"));
        await running;
        Assert.Equal(OrderStatus.Working, desk.Order("AAA").Status);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task A_read_that_was_wanted_stays_wanted_until_it_succeeds()
    {
        await using var desk = new WorkingDesk();
        var read = desk.Broker.OnRead;
        desk.Broker.OnRead = () => throw new BrokerException("no connection");
        desk.Work();
        desk.Performer.WantRead();
        await desk.SettleAsync();
        Assert.False(desk.Loop.State.IsReconciled);

        desk.Broker.OnRead = read;
        desk.Clock.Advance(desk.Limits.FirstWait);
        await desk.SettleAsync();

        Assert.Equal(["read", "read"], desk.Broker.Calls);
        Assert.True(desk.Loop.State.IsReconciled);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Settled_waits_for_an_input_that_is_being_written()
    {
        await using var desk = new WorkingDesk();
        using var disk = new ManualResetEventSlim();
        desk.Journal.WhileCommitting = disk.Wait;
        var posted = desk.Loop.PostAsync(
            new DeskInput.Pause(SmallDesk.Owner, SmallDesk.Evening), CancellationToken.None);

        var settling = desk.SettleAsync();
        Assert.False(settling.IsCompleted);

        disk.Set();
        await settling;
        Assert.Equal(DeskMode.Paused, desk.Loop.State.Mode);
        await posted;
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Settled_waits_for_news_that_the_broker_has_told_and_nobody_brought_yet()
    {
        await using var desk = new WorkingDesk();
        var isQuiet = false;

        var settling = desk.Performer.SettleAsync(() => isQuiet, TestContext.Current.CancellationToken);
        Assert.False(settling.IsCompleted);

        isQuiet = true;
        desk.Loop.Changes.Changed();
        await settling;
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Settled_means_that_nothing_is_due_under_way_or_untold()
    {
        var answer = new TaskCompletionSource<SubmitAnswer>();
        await using var desk = new WorkingDesk(Ready(SmallDesk.OrderIn("AAA")));
        desk.Broker.OnSubmit = _ => answer.Task;
        var settling = desk.SettleAsync();
        desk.Work();
        await desk.UntilAsync(() => !desk.Broker.Calls.IsEmpty);
        Assert.False(settling.IsCompleted);

        answer.SetResult(new SubmitAnswer.Accepted("b1"));
        await settling;

        Assert.Equal(OrderStatus.Working, desk.Order("AAA").Status);
    }

    private static BrokerWork BrokerWorkOf(WorkingDesk desk) => new(
        desk.Loop,
        desk.Broker,
        desk.Clock,
        instant => DateOnly.FromDateTime(instant.UtcDateTime),
        desk.Limits,
        Microsoft.Extensions.Logging.Abstractions.NullLogger<BrokerWork>.Instance);
}
