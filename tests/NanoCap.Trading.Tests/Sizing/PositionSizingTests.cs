using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Sizing;

public sealed class PositionSizingTests
{
    private static readonly RiskProfile Small = RiskProfiles.SmallAccount;
    private static readonly FakeMarketView Market = new FakeMarketView().With("AAA").With("BBB").With("CCC");

    [Fact]
    public void A_thousand_dollars_make_four_slots_of_225()
    {
        var slots = EqualSlots.Of(DeskStates.WithCash(1000m), Market, Small);

        Assert.Equal(new EqualSlots(new Usd(225m), new Usd(225m), 4), slots);
    }

    [Fact]
    public void Positions_and_open_entries_take_places_and_open_buys_take_money()
    {
        // By hand: 775 - 100 - 200 x 1.00125 = 474.75 for two places; all of it is (1005 - 100) / 4.
        var desk = DeskStates.WithCash(775m).Holding("AAA", 23m, 10m).Having(DeskStates.Entry("BBB", 20m, 10m));

        var slots = EqualSlots.Of(desk, Market, Small);

        Assert.Equal(new EqualSlots(new Usd(237.375m), new Usd(226.25m), 2), slots);
    }

    [Fact]
    public void Approved_proposals_count_like_open_entries()
    {
        var desk = DeskStates.WithCash(1000m)
            .Proposing(1, "BBB", 20m, ProposalStatus.Approved, 10m)
            .Proposing(2, "CCC", 20m, ProposalStatus.Open);

        // (1000 - 100 - 100 x 1.00125) / 3
        Assert.Equal(new Usd(266.625m), EqualSlots.Of(desk, Market, Small).Slot);
    }

    [Fact]
    public void Beyond_the_reduce_level_new_sizes_are_halved()
    {
        var at = DeskStates.WithCash(900m) with { PeakEquity = new Usd(1000m) };
        var beyond = DeskStates.WithCash(899m) with { PeakEquity = new Usd(1000m) };

        Assert.Equal(new Usd(200m), EqualSlots.Of(at, Market, Small).Slot);
        Assert.Equal(new Usd(99.875m), EqualSlots.Of(beyond, Market, Small).Slot);
    }

    [Theory]
    [InlineData(5.17, 5.32)]
    [InlineData(0.97, 0.9991)]
    [InlineData(0.98, 1.00)]
    public void A_limit_is_the_top_of_the_band_rounded_down_to_the_tick(decimal reference, decimal limit) =>
        Assert.Equal(Price.Of(limit), PositionSizing.LimitOf(Price.Of(reference), Small));

    [Theory]
    [InlineData(225, 1_000_000, 1000, 22, null)]
    [InlineData(400, 1_000_000, 1000, 30, "position-maximum")]
    [InlineData(225, 300, 1000, 9, "volume-share")]
    [InlineData(225, 1_000_000, 100.125, 10, "cash")]
    [InlineData(225, 1_000_000, 100.12, 9, "cash")]
    [InlineData(225, 134, 1000, 0, "volume-share")]
    [InlineData(225, double.NaN, 1000, 0, "volume-share")]
    [InlineData(50, 1_000_000, 1000, 5, null)]
    [InlineData(49.99, 1_000_000, 1000, 0, null)]
    [InlineData(225, 1_000_000, -5, 0, "cash")]
    public void The_smallest_cap_decides(double slot, double volume, double cash, int shares, string? cap)
    {
        var view = new FakeMarketView().With("AAA", meanVolume: volume).Find(Symbol.Of("AAA"));

        var size = PositionSizing.Of(
            new Usd((decimal)slot), Price.Of(10m), view, Small, new Usd(1000m), new Usd((decimal)cash));

        Assert.Equal(shares, size.Quantity.Value);
        Assert.Equal(cap, size.Cap);
    }

    [Fact]
    public void A_size_never_exceeds_a_cap() => Prop.ForAll(
        Gen.Choose(0, 500).ToArbitrary(),
        Gen.Choose(1, 30_000).ToArbitrary(),
        Gen.Choose(-100, 1000).ToArbitrary(),
        (slot, volume, cash) =>
        {
            var view = new FakeMarketView().With("AAA", meanVolume: volume).Find(Symbol.Of("AAA"));
            var (limit, equity) = (Price.Of(3.37m), new Usd(900m));
            var size = PositionSizing.Of(new Usd(slot), limit, view, Small, equity, new Usd(cash));
            var value = limit * size.Quantity;
            Assert.True(size.Quantity.IsWhole);
            Assert.True(value.Value <= slot && value.Value <= 270m);
            Assert.True(size.Quantity.Value <= volume * 0.03m);
            Assert.True(size.Quantity.IsZero || value.Value * 1.00125m <= cash);
            Assert.True(size.Quantity.IsZero || value.Value >= 50m);
        }).QuickCheckThrowOnFailure();
}
