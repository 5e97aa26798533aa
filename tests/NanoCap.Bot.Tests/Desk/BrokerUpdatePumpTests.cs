using NanoCap.Bot.Brokers;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Desk;

public sealed class BrokerUpdatePumpTests
{
    private const int TimeLimit = 20_000;

    [Fact(Timeout = TimeLimit)]
    public async Task News_reaches_the_desk_with_the_session_it_belongs_to()
    {
        var order = SmallDesk.OrderIn("AAA") with { Status = OrderStatus.Working };
        await using var desk = new WorkingDesk(new DeskEvent.OrderReady(order, SmallDesk.Evening));
        desk.Listen();
        desk.Clock.Advance(TimeSpan.FromDays(1));

        desk.Broker.Say(new BrokerUpdate.Filled(SmallDesk.FillOf(order)));
        await desk.UntilAsync(() => desk.Journal.Events.Count == 1);

        Assert.Equal(
            new DeskEvent.OrderFilled(
                SmallDesk.FillOf(order), new DateOnly(2024, 1, 2), SmallDesk.Evening.AddDays(1)),
            desk.Journal.Events[0]);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task After_a_break_it_listens_first_and_then_has_the_books_read()
    {
        await using var desk = new WorkingDesk();
        desk.Listen();
        await desk.Pump.FirstTry;
        desk.Work();
        Assert.Equal(["listen"], desk.Broker.Calls);

        desk.Broker.Break();
        await desk.UntilAsync(() => desk.Clock.TimersSet >= 2);
        desk.Clock.Advance(desk.Limits.FirstWait);
        await desk.UntilAsync(() => desk.Broker.Calls.Count >= 3);

        Assert.Equal(["listen", "listen", "read"], desk.Broker.Calls);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task News_that_may_be_missed_has_the_books_read_although_nothing_broke()
    {
        await using var desk = new WorkingDesk();
        desk.Listen();
        await desk.Pump.FirstTry;
        desk.Work();

        desk.Broker.Say(new BrokerUpdate.NewsMissed("a message was not understood", desk.Clock.GetUtcNow()));
        await desk.UntilAsync(() => desk.Broker.Calls.Count >= 2);

        Assert.Equal(["listen", "read"], desk.Broker.Calls);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task A_stream_that_never_comes_does_not_keep_the_work_waiting()
    {
        await using var desk = new WorkingDesk();
        desk.Broker.ListenFailure = new BrokerException("no connection");
        desk.Listen();

        await desk.Pump.FirstTry;

        Assert.Equal(["listen"], desk.Broker.Calls);
    }
}
