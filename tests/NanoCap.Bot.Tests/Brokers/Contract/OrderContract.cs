using NanoCap.Simulators.Alpaca.Control;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Tests.Brokers.Contract;

/// <summary>What the desk relies on when it sends, cancels and looks up, whoever the broker is.</summary>
public abstract class OrderContract : VenueContract
{
    [Fact]
    public async Task An_accepted_order_is_found_listed_and_has_the_name_of_the_answer()
    {
        await using var venue = await StartAsync();
        var order = Buy("one");

        var accepted = Assert.IsType<SubmitAnswer.Accepted>(await venue.Broker.SubmitAsync(order, Token));

        var found = await FindAsync(venue, "one");
        var listed = Assert.Single((await ReadAsync(venue)).Orders);
        foreach (var report in new[] { found, listed })
        {
            Assert.Equal((order, accepted.BrokerOrderId), (report.Request, report.BrokerOrderId));
            Assert.False(report.IsTerminal);
            Assert.Equal(Quantity.Zero, report.ToldFilled);
            Assert.Empty(report.Fills);
        }
    }

    [Theory]
    [InlineData("too-dear", RefusalKind.BuyingPower)]
    [InlineData("unknown", RefusalKind.Asset)]
    [InlineData("not-tradable", RefusalKind.Asset)]
    [InlineData("short", RefusalKind.Other)]
    [InlineData("sub-penny", RefusalKind.Other)]
    [InlineData("crossing", RefusalKind.WashTrade)]
    [InlineData("held", RefusalKind.HeldForOrders)]
    [InlineData("too-many", RefusalKind.Other)]
    [InlineData("blocked", RefusalKind.Account)]
    [InlineData("closing-only", RefusalKind.Account)]
    public async Task A_refusal_says_of_what_kind_it_is_and_leaves_no_order(string why, RefusalKind kind)
    {
        await using var venue = await StartAsync();
        await HoldAsync(venue, 10m);
        var order = await PrepareAsync(venue, why);

        var refused = Assert.IsType<SubmitAnswer.Refused>(await venue.Broker.SubmitAsync(order, Token));

        Assert.Equal(kind, refused.Kind);
        Assert.NotEmpty(refused.Code);
        Assert.NotEmpty(refused.Text);
        Assert.IsType<LookupAnswer.Absent>(await venue.Broker.FindAsync(order.Id, Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_was_used_is_placed_already_also_after_the_end_and_trades_once(bool hasEnded)
    {
        await using var venue = await StartAsync();
        await AcceptAsync(venue, Buy("one"));
        if (hasEnded)
        {
            await venue.Broker.CancelAsync(Name("one"), Token);
        }

        Assert.IsType<SubmitAnswer.AlreadyPlaced>(await venue.Broker.SubmitAsync(Buy("one"), Token));

        Assert.Single((await ReadAsync(venue)).Orders);
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_the_same_name_sent_again_is_at_most_one_order()
    {
        await using var venue = await StartAsync();
        await venue.LoseNextAnswerAsync();
        Assert.IsType<SubmitAnswer.Unknown>(await venue.Broker.SubmitAsync(Buy("one"), Token));
        await venue.MendAsync();

        var isThere = await venue.Broker.FindAsync(Name("one"), Token) is LookupAnswer.Found;
        var again = await venue.Broker.SubmitAsync(Buy("one"), Token);

        Assert.IsType(isThere ? typeof(SubmitAnswer.AlreadyPlaced) : typeof(SubmitAnswer.Accepted), again);
        Assert.Single((await ReadAsync(venue)).Orders);
    }

    [Fact]
    public async Task A_cancellation_is_requested_told_and_refused_when_there_is_nothing_left_to_cancel()
    {
        await using var venue = await StartAsync();
        await HoldAsync(venue, 5m);
        await using var listener = await VenueListener.StartAsync(venue.Broker);
        await AcceptAsync(venue, Buy("one"));

        Assert.IsType<CancelAnswer.Requested>(await venue.Broker.CancelAsync(Name("one"), Token));
        await listener.NextAsync<BrokerUpdate.StatusChanged>(
            told => told.OrderId == Name("one") && told.Status == BrokerOrderStatus.Canceled);

        Assert.Equal(BrokerOrderStatus.Canceled, (await FindAsync(venue, "one")).Status);
        foreach (var name in new[] { "one", "hold", "nobody" })
        {
            Assert.NotEmpty(Assert.IsType<CancelAnswer.Refused>(
                await venue.Broker.CancelAsync(Name(name), Token)).Text);
        }
    }

    [Fact]
    public async Task Any_order_is_cancelled_by_the_brokers_own_name_for_it()
    {
        await using var venue = await StartAsync();
        await AcceptAsync(venue, Buy("somebody-elses"));
        var id = Assert.Single((await ReadAsync(venue)).Orders).BrokerOrderId;

        Assert.IsType<CancelAnswer.Requested>(await venue.Broker.CancelForeignAsync(id, Token));

        Assert.Equal(BrokerOrderStatus.Canceled, (await FindAsync(venue, "somebody-elses")).Status);
        Assert.IsType<CancelAnswer.Refused>(await venue.Broker.CancelForeignAsync(id, Token));
        Assert.IsType<CancelAnswer.Refused>(
            await venue.Broker.CancelForeignAsync("00000000-0000-0000-0000-000000000001", Token));
    }

    [Fact]
    public async Task An_order_that_nobody_sent_is_absent()
    {
        await using var venue = await StartAsync();

        Assert.IsType<LookupAnswer.Absent>(await venue.Broker.FindAsync(Name("nobody"), Token));
    }

    [Theory]
    [InlineData(false, 12)]
    [InlineData(true, 8.5)]
    public async Task A_pair_is_one_order_that_either_price_fills(bool isStop, decimal price)
    {
        await using var venue = await StartAsync();
        await HoldAsync(venue, 10m);
        await using var listener = await VenueListener.StartAsync(venue.Broker);
        await AcceptAsync(venue, Pair("pair", 10m));
        Assert.Equal(2, (await ReadAsync(venue)).Orders.Count);
        await FillAsync(venue, "pair", 10m, price, isStop);

        var fill = (await listener.NextAsync<BrokerUpdate.Filled>()).Fill;

        Assert.Equal(("pair", isStop, 10m), (fill.OrderId.Value, fill.IsStopLeg, fill.Quantity.Value));
        var report = await FindAsync(venue, "pair");
        Assert.Equal((BrokerOrderStatus.Filled, 10m), (report.Status, report.FilledQuantity.Value));
        Assert.Equal(
            (OrderClass.OneCancelsOther, 12m, 9m),
            (report.Request.Class, report.Request.LimitPrice!.Value.Value, report.Request.StopPrice!.Value.Value));
        Assert.Empty((await ReadAsync(venue)).Positions);
    }

    [Fact]
    public async Task A_pair_filled_in_part_works_on_and_is_cancelled_as_one()
    {
        await using var venue = await StartAsync();
        await HoldAsync(venue, 10m);
        await AcceptAsync(venue, Pair("pair", 10m));
        await FillAsync(venue, "pair", 3m, 12m);
        var part = await FindAsync(venue, "pair");
        Assert.Equal(
            (BrokerOrderStatus.PartiallyFilled, 3m, false), (part.Status, part.FilledQuantity.Value, part.IsTerminal));
        await using var listener = await VenueListener.StartAsync(venue.Broker);

        Assert.IsType<CancelAnswer.Requested>(await venue.Broker.CancelAsync(Name("pair"), Token));
        await listener.NextAsync<BrokerUpdate.StatusChanged>(
            told => told.OrderId == Name("pair") && told.Status == BrokerOrderStatus.Canceled);

        Assert.Equal(BrokerOrderStatus.Canceled, (await FindAsync(venue, "pair")).Status);
        Assert.Equal(7m, Assert.Single((await ReadAsync(venue)).Positions).Available.Value);
    }

    [Fact]
    public async Task An_order_thrown_out_after_it_was_accepted_is_told_and_ended()
    {
        await using var venue = await StartAsync();
        await using var listener = await VenueListener.StartAsync(venue.Broker);
        await AcceptAsync(venue, Buy("one"));
        await venue.DoAsync(new ControlCommand.Reject(Name("one"), "the venue does not want it"));

        await listener.NextAsync<BrokerUpdate.StatusChanged>(told => told.Status == BrokerOrderStatus.Rejected);

        Assert.True((await FindAsync(venue, "one")) is { Status: BrokerOrderStatus.Rejected, IsTerminal: true });
    }

    /// <summary>An order that must be refused, with the account so that it is. Ten shares of AAA are held.</summary>
    private static async Task<OrderRequest> PrepareAsync(Venue venue, string why)
    {
        switch (why)
        {
            case "not-tradable":
                await venue.DoAsync(new ControlCommand.List(
                    new BrokerAsset(Aaa, IsTradable: false, IsFractionable: true, IsHalted: null)));
                break;
            case "crossing":
                await AcceptAsync(venue, Sell("resting", 1m));
                break;
            case "held":
                await AcceptAsync(venue, Pair("resting", 10m));
                break;
            case "blocked":
                await venue.DoAsync(new ControlCommand.Flag(new() { IsTradingBlocked = true }));
                break;
            case "closing-only":
                await venue.DoAsync(new ControlCommand.Flag(new() { IsLiquidationOnly = true }));
                break;
            default:
                break;
        }

        return why switch
        {
            "too-dear" => Buy("bad", 1_000_000m),
            "unknown" => Buy("bad") with { Symbol = Symbol.Of("NONE") },
            "short" => Sell("bad", 1m) with { Symbol = Symbol.Of("BBB") },
            "sub-penny" => Buy("bad", 1m, 9.005m),
            "held" => Sell("bad", 10m),
            "too-many" => Sell("bad", 11m),
            _ => Buy("bad", 1m),
        };
    }
}
