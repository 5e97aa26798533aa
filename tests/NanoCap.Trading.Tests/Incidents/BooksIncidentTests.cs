using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Tests.Desk;
using static NanoCap.Trading.Tests.Desk.DeskWorld;
using static NanoCap.Trading.Tests.Incidents.Life;

namespace NanoCap.Trading.Tests.Incidents;

/// <summary>What went wrong between the books of public bots and their broker's (execution.md, section 7).</summary>
public sealed class BooksIncidentTests
{
    [Fact]
    public void Row_04_comparing_the_books_twice_changes_nothing_and_a_warm_start_sells_nothing()
    {
        var world = HoldingTwo();
        world.Exchange.Apply(world.Exchange.Submit(
            new OrderRequest(
                ClientOrderId.For("other", "x", 1), Beta, Side.Buy, Quantity.Of(3m), OrderType.Market,
                TimeInForce.Day), world.At, Price.Of(10m)));
        world.NextSession(Flat("ACME"), Flat("BETA"));
        for (var reading = 0; reading < 4; reading++)
        {
            world.Advance(TimeSpan.FromSeconds(15));
            Read(world);
        }

        Assert.Equal(23m, world.State.Positions[Beta].Quantity.Value);
        Assert.DoesNotContain(Read(world), happened => happened.IsDurable);

        world.Restart();
        var afterFirst = world.Journal.Count(happened => happened.IsDurable);
        Assert.DoesNotContain(Read(world), happened => happened.IsDurable);
        world.Restart();

        Assert.Equal(afterFirst, world.Journal.Count(happened => happened.IsDurable));
        Assert.Equal(2, world.State.Positions.Count);
        Assert.DoesNotContain(world.Journal, happened => happened is DeskEvent.SaleBegan);
    }

    [Fact]
    public void Row_05_whatever_news_is_lost_the_books_lead_to_the_same_position()
    {
        const int News = 5;
        for (var lost = 0; lost < 1 << News; lost++)
        {
            var (world, entry) = Sent();
            decimal[] parts = [5m, 5m, 5m, 5m];
            for (var part = 0; part < parts.Length; part++)
            {
                Tell(world, lost, part, world.Exchange.Execute(
                    entry.Id, Quantity.Of(parts[part]), Price.Of(10m), world.At));
            }

            Read(world);
            Assert.Equal(20m, world.State.Positions[Acme].Quantity.Value);
            var pair = Assert.Single(world.State.OpenOrders);
            Tell(world, lost, 4, world.Exchange.Execute(
                pair.Id, Quantity.Of(20m), pair.Request.StopPrice!.Value, world.At, isStopLeg: true));
            Read(world);

            Assert.Empty(world.State.Positions);
            Assert.Empty(world.State.OpenOrders);
            Assert.Empty(world.State.Differences);
            Assert.Equal(ExitReason.Stop, Assert.Single(world.State.Trades).Reason);
            TradeLifeTests.AssertBalanced(world);
        }

        static void Tell(DeskWorld world, int lost, int number, IReadOnlyList<ExchangeEvent> happened)
        {
            if ((lost & (1 << number)) == 0)
            {
                world.Pass(happened);
                world.Settle();
            }
            else
            {
                world.Exchange.Apply(happened);
            }
        }
    }

    [Fact]
    public void Row_06_everything_that_is_told_twice_counts_once()
    {
        var once = HoldingTwo();
        var twice = new DeskWorld(profile: Loose) { TellsTwice = true };
        BuyTwo(twice);
        foreach (var world in new[] { once, twice })
        {
            world.MoveCash(CashFlowKind.Deposit, 50m);
            world.NextSession(
                new Dictionary<Symbol, decimal> { [Acme] = 2m }, Bar("ACME", 5, 5.1, 4.9, 5), Flat("BETA"));
            world.NextSession(Bar("ACME", 4, 4.1, 3.9, 4), Flat("BETA"));
        }

        Assert.Equal(
            once.State.Positions.Values.Select(held => (held.Symbol, held.Quantity, held.Cost)),
            twice.State.Positions.Values.Select(held => (held.Symbol, held.Quantity, held.Cost)));
        Assert.Equal(once.State.Books, twice.State.Books);
        Assert.Equal(once.State.Trades.Count, twice.State.Trades.Count);
        Assert.Empty(twice.State.Differences);
    }

    [Fact]
    public void Row_31_after_a_start_each_position_is_covered_and_orders_of_others_are_listed()
    {
        var world = HoldingTwo();
        var lost = world.State.OpenOrdersIn(Acme).Single();
        world.Exchange.Apply(world.Exchange.Cancel(lost.Id, world.At));
        var foreign = ClientOrderId.For("other", "x", 1);
        world.Exchange.Apply(world.Exchange.Submit(
            new OrderRequest(
                foreign, Symbol.Of("ZETA"), Side.Buy, Quantity.Of(1m), OrderType.Limit, TimeInForce.GoodTilCanceled,
                LimitPrice: Price.Of(5m)), world.At, Price.Of(10m)));
        world.Fault = request => request.Symbol == Acme ? new SubmitAnswer.Refused("403", "not now") : null;

        world.Restart();
        world.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("ACME has not the protection", world.State.Alerts.Standing["protection:ACME"].Text,
            StringComparison.Ordinal);
        Assert.Contains("is not ours; left alone", Assert.Single(world.State.Differences), StringComparison.Ordinal);
        Assert.Contains(world.Exchange.State.WorkingOrders, order => order.Id == foreign);

        world.Fault = _ => null;
        world.NextSession(Flat("ACME"), Flat("BETA"));
        Assert.Empty(ProtectionCoverage.Of(world.State));
        Assert.Equal((20m, 20m), (OnSale(world, Acme), OnSale(world, Beta)));
        Assert.DoesNotContain("protection:ACME", world.State.Alerts.Standing.Keys);
    }

    [Fact]
    public void Row_38_a_split_voids_what_was_asked_before_it_and_scales_what_is_held()
    {
        var world = HoldingTwo();
        var stop = world.State.Positions[Acme].Stop!.Value.Value;
        world.Propose("GAMA", 5);
        world.Post(world.Approval(3));
        world.NextSession(
            new Dictionary<Symbol, decimal> { [Acme] = 2m, [Symbol.Of("GAMA")] = 0.1m },
            Bar("ACME", 5, 5.1, 4.9, 5), Flat("BETA"), Bar("GAMA", 100, 101, 99, 100));

        Assert.Equal(ProposalStatus.Denied, world.State.Proposals[3].Status);
        Assert.Equal(0m, Held(world, Symbol.Of("GAMA")));
        Assert.Equal(40m, world.State.Positions[Acme].Quantity.Value);
        var pair = world.Exchange.State.WorkingOrders.Single(order => order.Request.Symbol == Acme).Request;
        Assert.Equal(40m, pair.Quantity.Value);
        Assert.InRange(pair.StopPrice!.Value.Value, (stop / 2m) - 0.01m, (stop / 2m) + 0.01m);
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void Row_38_a_jump_of_the_shares_that_no_split_explains_stops_entries_and_is_told()
    {
        var world = HoldingTwo();
        world.Propose("GAMA", 5);
        world.Tampered = told => told with
        {
            Positions = [.. told.Positions.Select(held => held.Symbol == Acme
                ? held with { Quantity = Quantity.Of(200m), Available = Quantity.Of(200m) } : held)],
        };
        Read(world);

        Assert.True(world.State.Safety.HoldsEntries);
        Assert.Contains(world.Journal.OfType<AlertEvent.AlertRaised>(), raised => raised.Key == "books"
            && raised.Text.Contains("ACME: the journal has 20 shares, the broker 200", StringComparison.Ordinal));
        world.Post(world.Approval(3));
        world.BeforeOpen(NoSplits);
        Assert.DoesNotContain(world.Exchange.State.Orders.Values, order => order.Request.Symbol.Value == "GAMA");
        Assert.DoesNotContain(world.Journal, happened => happened is DeskEvent.SaleBegan);
    }
}
