using NanoCap.Bot.Desk;
using NanoCap.Bot.Tests.Time;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Desk;

public sealed class CallBudgetTests
{
    private const int TimeLimit = 20_000;

    private static readonly DeskWork Read = new DeskWork.ReadBroker();
    private static readonly DeskWork Entry = new DeskWork.Submit(SmallDesk.OrderIn("AAA", OrderPurpose.Entry));
    private static readonly DeskWork LookUp = new DeskWork.LookUp(SmallDesk.OrderIn("AAA"));
    private static readonly DeskWork Exit = new DeskWork.Submit(SmallDesk.OrderIn("AAA"));
    private static readonly DeskWork Cancel = new DeskWork.Cancel(SmallDesk.OrderIn("AAA", OrderPurpose.Entry));
    private readonly ManualTimeProvider clock = new(SmallDesk.Evening);

    [Fact]
    public void Reads_leave_some_calls_to_orders_and_both_leave_some_to_exits()
    {
        var budget = new CallBudget(new CallLimits(), clock);

        Assert.Equal(20, CountAtOnce(budget, Read));
        Assert.Equal(10, CountAtOnce(budget, Entry));
        Assert.Equal(0, CountAtOnce(budget, LookUp));
        Assert.Equal(5, CountAtOnce(budget, Cancel, most: 5));
        Assert.Equal(5, CountAtOnce(budget, Exit));
        Assert.Null(budget.Take(new DeskWork.Wake(SmallDesk.OrderIn("AAA"), SmallDesk.Evening)));
    }

    [Fact]
    public void No_minute_sees_more_calls_than_are_allowed()
    {
        var budget = new CallBudget(new CallLimits(), clock);
        var taken = new List<DateTimeOffset>();
        for (var step = 0; step < 3_000; step++)
        {
            taken.AddRange(Enumerable.Repeat(clock.GetUtcNow(), CountAtOnce(budget, Exit)));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.InRange(taken.Count, 800, 841);
        Assert.All(taken, first => Assert.InRange(
            taken.Count(other => other >= first && other < first.AddMinutes(1)), 1, 200));
    }

    [Fact]
    public void Who_gets_no_call_is_told_when_there_is_one()
    {
        var budget = new CallBudget(new CallLimits(), clock);
        CountAtOnce(budget, Read);

        var free = budget.Take(Read)!.Value;

        clock.Advance(free - clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(budget.Take(Read));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(budget.Take(Read));
    }

    [Fact(Timeout = TimeLimit)]
    public async Task An_exit_goes_at_once_while_sixty_orders_are_being_asked_about()
    {
        var soon = SmallDesk.Evening.AddSeconds(1);
        await using var desk = new WorkingDesk([.. Enumerable.Range(0, 60)
            .Select(number => SmallDesk.OrderIn($"U{number:00}") with { Status = OrderStatus.Unknown })
            .Append(SmallDesk.OrderIn("ZZZ") with { NotBefore = soon })
            .Select(order => new DeskEvent.OrderReady(order, SmallDesk.Evening))]);
        desk.Work();
        await desk.UntilAsync(() => desk.Broker.Calls.Count == 30);

        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        await desk.UntilAsync(() => desk.Broker.Calls.Contains("submit ZZZ"));

        Assert.InRange(desk.Broker.Calls.Count(call => call.StartsWith("find", StringComparison.Ordinal)), 30, 33);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task What_found_no_call_goes_by_itself_when_there_is_one()
    {
        await using var desk = new WorkingDesk([.. Enumerable.Range(0, 60)
            .Select(number => SmallDesk.OrderIn($"X{number:00}"))
            .Select(order => new DeskEvent.OrderReady(order, SmallDesk.Evening))]);
        desk.Work();
        await desk.UntilAsync(() => desk.Broker.Calls.Count == 40);
        Assert.False(desk.Performer.IsNothingDue());

        for (var calls = 40; calls < 60; calls++)
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(1) / 160);
            await desk.UntilAsync(() => desk.Broker.Calls.Count > calls);
        }

        await desk.SettleAsync();
        Assert.Equal(60, desk.Broker.Calls.Distinct().Count());
    }

    private static int CountAtOnce(CallBudget budget, DeskWork work, int most = int.MaxValue)
    {
        var count = 0;
        while (count < most && budget.Take(work) is null)
        {
            count++;
        }

        return count;
    }
}
