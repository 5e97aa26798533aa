using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>Parts of a share, which the desk never buys and must still be able to sell.</summary>
public sealed class FractionTests
{
    private static readonly Symbol Frac = Symbol.Of("FRAC");
    private static readonly Actor Owner = new("console", "owner");

    [Theory]
    [InlineData("10.25")]
    [InlineData("0.4")]
    public void Exit_sells_a_position_to_its_last_decimal_and_ends_flat(string held)
    {
        var world = Holding(held, takesFractions: true);
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        var sale = Assert.Single(world.State.OpenOrders);
        Assert.Equal(
            (held, OrderType.Market, TimeInForce.Day, OrderClass.Simple),
            (sale.Request.Quantity.ToString(), sale.Request.Type, sale.Request.TimeInForce, sale.Request.Class));

        world.NextSession(Bar("FRAC", 10, 10.1, 9.9, 10));

        Assert.Empty(world.Exchange.State.Positions);
        Assert.Null(world.State.ExitUnderWay);
        Assert.DoesNotContain(
            world.State.Differences, difference => difference.Contains("FRAC", StringComparison.Ordinal));
    }

    [Fact]
    public void A_broker_that_takes_no_fraction_gets_the_whole_shares_and_the_rest_is_told()
    {
        var world = Holding("10.25", takesFractions: false);
        world.Post(new DeskInput.Exit(Owner, world.At));
        world.Settle();
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10m, Assert.Single(world.Exchange.State.WorkingOrders).Request.Quantity.Value);

        world.NextSession(Bar("FRAC", 10, 10.1, 9.9, 10));

        Assert.Equal(0.25m, world.State.Positions[Frac].Quantity.Value);
        Assert.NotNull(world.State.ExitUnderWay);
        Assert.Contains("FRAC is not sold: refused", world.State.Alerts.Standing["sale:FRAC"].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_is_for_whole_shares_as_ever()
    {
        var world = TradeLifeTests.Approved();
        Assert.True(world.State.Proposals[1].ApprovedQuantity!.Value.IsWhole);
        world.Propose("BETA", 10);
        world.Post(world.Approval(2, Quantity.Of(9.5m)));
        Assert.Equal(ProposalStatus.Open, world.State.Proposals[2].Status);
    }

    /// <summary>Shares that somebody else bought, as a person does at the broker's page.</summary>
    private static DeskWorld Holding(string shares, bool takesFractions)
    {
        var world = new DeskWorld();
        world.Exchange.Apply(world.Exchange.List(
            new BrokerAsset(Frac, IsTradable: true, IsFractionable: true, IsHalted: false), world.At));
        var foreign = new OrderRequest(
            ClientOrderId.For("other", "x", 1), Frac, Side.Buy, Quantity.Of(decimal.Parse(
                shares, System.Globalization.CultureInfo.InvariantCulture)), OrderType.Market, TimeInForce.Day);
        world.Exchange.Apply(world.Exchange.Submit(foreign, world.At, Price.Of(10m)));
        world.NextSession(Bar("FRAC", 10, 10.1, 9.9, 10));
        world.Exchange.Apply(world.Exchange.List(
            new BrokerAsset(Frac, IsTradable: true, takesFractions, IsHalted: false), world.At));
        world.Happens(new DeskEvent.ReconciliationWanted(world.At));
        world.Settle();
        Assert.Equal(shares, world.State.Positions[Frac].Quantity.ToString());
        return world;
    }
}
