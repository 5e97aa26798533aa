using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Tests.Brokers.Contract;
using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Alpaca;

/// <summary>What went wrong in public bots at this broker, each once, over the stand-in. The numbers are those of the
/// list of incidents in the execution design.</summary>
public sealed class IncidentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Incident_8_a_stream_that_answers_429_is_not_stormed_and_heard_again_when_it_lets_us()
    {
        await using var rig = await StandInRig.StartAsync();
        await rig.World.DoAsync(new ControlCommand.Fault(FaultKind.TooManyRequests, Times: 1_000, Path: "/stream"));
        await using var updates = rig.Broker.UpdatesAsync(Token).GetAsyncEnumerator(Token);
        var next = updates.MoveNextAsync().AsTask();
        for (var second = 0; second < 300; second++)
        {
            await SettleAsync(rig);
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var fired = await rig.World.Control.ReadFiredAsync(Token);
        Assert.InRange(fired[FaultKind.TooManyRequests], 5, 16);
        Assert.False(rig.Get<IBrokerNews>().IsListening);

        await rig.World.DoAsync(new ControlCommand.ClearFaults());
        while (!next.IsCompleted)
        {
            await SettleAsync(rig);
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(await next);
        Assert.IsType<BrokerUpdate.NewsMissed>(updates.Current);
        Assert.True(rig.Get<IBrokerNews>().IsListening);
    }

    [Fact(Timeout = 60_000)]
    public async Task Incident_8_a_429_takes_no_order_stops_all_requests_and_the_same_name_goes_later()
    {
        await using var rig = await StandInRig.StartAsync();
        await rig.World.DoAsync(new ControlCommand.Fault(FaultKind.TooManyRequests, Method: "POST"));

        var limited = Assert.IsType<SubmitAnswer.RateLimited>(
            await rig.Broker.SubmitAsync(StandInRig.Buy("one"), Token));
        Assert.InRange(limited.Until, rig.Clock.GetUtcNow(), rig.Clock.GetUtcNow().AddMinutes(2));
        rig.Clock.Advance(limited.Until - rig.Clock.GetUtcNow());

        Assert.IsType<SubmitAnswer.Accepted>(await rig.Broker.SubmitAsync(StandInRig.Buy("one"), Token));
        Assert.Single((await rig.Broker.ReadAsync(null, Token)).Orders);
    }

    [Fact(Timeout = 60_000)]
    public async Task Incident_15_a_stop_that_is_held_is_in_the_books_although_the_open_list_leaves_it_out()
    {
        await using var rig = await StandInRig.StartAsync();
        var bracket = StandInRig.Buy("entry", 10m, 10m) with
        {
            Class = OrderClass.Bracket, Legs = new(Price.Of(12m), Price.Of(9m)),
        };
        Assert.IsType<SubmitAnswer.Accepted>(await rig.Broker.SubmitAsync(bracket, Token));

        var orders = (await rig.Broker.ReadAsync(null, Token)).Orders;

        Assert.Equal([9m], orders
            .Where(order => order.Status == BrokerOrderStatus.Held && order.Request.StopPrice is not null)
            .Select(order => order.Request.StopPrice!.Value.Value));
    }

    [Fact(Timeout = 60_000)]
    public async Task Incident_18_an_account_that_may_only_close_sells_and_is_read_again_when_the_flag_was_false()
    {
        await using var rig = await StandInRig.StartAsync();
        await rig.World.HoldAsync(10);
        await rig.World.DoAsync(new ControlCommand.Flag(new() { IsLiquidationOnly = true }));

        Assert.Equal(
            RefusalKind.Account,
            Assert.IsType<SubmitAnswer.Refused>(await rig.Broker.SubmitAsync(StandInRig.Buy("in"), Token)).Kind);
        Assert.IsType<SubmitAnswer.Accepted>(await rig.Broker.SubmitAsync(StandInRig.Sell("out"), Token));

        await rig.World.DoAsync(new ControlCommand.Flag(new() { IsTradingBlocked = true }));
        Assert.False((await rig.Broker.ReadAsync(null, Token)).Flags.MayOpen);
        await rig.World.DoAsync(new ControlCommand.Flag(AccountFlags.Clear));
        Assert.True((await rig.Broker.ReadAsync(null, Token)).Flags.MayOpen);
    }

    [Fact(Timeout = 60_000)]
    public async Task Incident_37_a_stream_that_stands_and_says_nothing_is_left_and_the_books_are_asked_for()
    {
        await using var rig = await StandInRig.StartAsync();
        await using var updates = rig.Broker.UpdatesAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await updates.MoveNextAsync());
        var next = updates.MoveNextAsync().AsTask();
        await rig.World.DoAsync(new ControlCommand.FaultStream(StreamFaultKind.Mute));
        Assert.IsType<SubmitAnswer.Accepted>(await rig.Broker.SubmitAsync(StandInRig.Buy("one"), Token));
        Assert.False(next.IsCompleted);

        rig.Clock.Advance(UpdateStream.MuteAfter);
        while (!next.IsCompleted)
        {
            await SettleAsync(rig);
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(await next);
        Assert.IsType<BrokerUpdate.NewsMissed>(updates.Current);
    }

    [Fact(Timeout = 60_000)]
    public async Task Incident_39_fields_that_are_gone_break_nothing_and_money_that_is_gone_stops_the_reading()
    {
        await using var rig = await AlpacaRig.StartAsync();
        rig.ServeBooks("""{"status":"ACTIVE","cash":"1","equity":"2","buying_power":"3"}""");
        Assert.Equal(2m, (await rig.Broker.ReadAsync(null, Token)).Equity.Value);

        rig.ServeBooks("""{"status":"ACTIVE","cash":"1","equity":"","buying_power":"3"}""");
        await Assert.ThrowsAsync<BrokerException>(() => rig.Broker.ReadAsync(null, Token));
    }

    [Fact(Timeout = 60_000)]
    public async Task No_key_reaches_the_log_in_a_session_with_orders_lost_answers_and_refusals()
    {
        await using var rig = await StandInRig.StartAsync();
        await using (var listener = await VenueListener.StartAsync(rig.Broker))
        {
            await rig.Broker.SubmitAsync(StandInRig.Buy("one", 10m, 10m), Token);
            await rig.Broker.SubmitAsync(StandInRig.Buy("dear", 1_000_000m), Token);
            await rig.World.DoAsync(new ControlCommand.Fault(FaultKind.FailAfterAccept, Method: "POST"));
            await rig.Broker.SubmitAsync(StandInRig.Buy("lost"), Token);
            await rig.Broker.ReadAsync(null, Token);
        }

        Assert.NotEmpty(rig.Log.Lines);
        Assert.All(rig.Log.Lines.Concat(rig.Get<NotUnderstood>().Texts), line =>
        {
            Assert.DoesNotContain(rig.World.Options.KeyId, line, StringComparison.Ordinal);
            Assert.DoesNotContain(rig.World.Options.SecretKey, line, StringComparison.Ordinal);
        });
    }

    /// <summary>Gives what is under way between the two a chance to arrive.</summary>
    private static async Task SettleAsync(StandInRig rig)
    {
        for (var repeat = 0; repeat < 3; repeat++)
        {
            await rig.World.Control.ReadFiredAsync(Token);
        }
    }
}
