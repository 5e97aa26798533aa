using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Sizing;

/// <summary>The policies by hand at an equity of 10 000 USD unless said otherwise; the rules are those of the design,
/// section Sizing.</summary>
public sealed class SizingPolicyTests
{
    private static readonly SizingQuestion Asked = new(
        RiskProfiles.NanoCap,
        new Usd(10_000m),
        new EqualSlots(new Usd(225m), new Usd(240m), 2),
        0.65,
        0.0,
        Price.Of(10m),
        Price.Of(9m),
        null);

    [Fact]
    public void An_equal_slot_is_what_the_scan_computed() => Assert.Equal(
        new SizedAmount(new Usd(225m), new Usd(225m), "An equal slot"),
        new EqualSlotSizing().AmountFor(Asked with { Profile = RiskProfiles.SmallAccount }));

    [Fact]
    public void Percent_takes_the_profiles_share_of_equity()
    {
        Assert.Equal(new Usd(200m), new PercentSizing().AmountFor(Asked).Reviewed);
        Assert.Equal(
            SizedAmount.Of(new Usd(500m), "5.00% of equity"),
            new PercentSizing().AmountFor(Asked with { Profile = RiskProfiles.ConservativeLive }));
    }

    [Theory]
    [InlineData(0.80, 0.0, 500)]
    [InlineData(0.79, 0.0, 300)]
    [InlineData(0.60, 0.0, 300)]
    [InlineData(0.59, 0.0, 200)]
    [InlineData(0.40, 0.0, 200)]
    [InlineData(0.39, 0.0, 100)]
    [InlineData(0.80, 0.05, 500)]
    [InlineData(0.80, 0.051, 350)]
    [InlineData(0.80, -0.051, 350)]
    [InlineData(0.80, 0.10, 350)]
    [InlineData(0.80, 0.101, 250)]
    [InlineData(0.80, -0.2, 250)]
    [InlineData(0.80, double.NaN, 250)]
    public void A_better_score_gets_more_and_a_large_move_less(double score, double day, decimal amount) =>
        Assert.Equal(amount, new ScoreTieredSizing()
            .AmountFor(Asked with { Profile = RiskProfiles.Microcap, Score = score, DayReturn = day })
            .Reviewed.Value);

    // 1 % of 10 000 is 100: lost by 1000 USD at a stop 10 % under the limit, by 2000 at 5 %.
    [Theory]
    [InlineData(9, 1000)]
    [InlineData(9.5, 2000)]
    [InlineData(10, 0)]
    public void Volatility_loses_one_per_cent_at_the_stop(decimal stop, decimal amount) =>
        Assert.Equal(amount, new VolatilitySizing().AmountFor(Asked with { Stop = Price.Of(stop) }).Reviewed.Value);

    // p .6, mean win 10 %, mean loss 5 %: b = 2, .6 - .4 / 2 = .4, a quarter of it .1 of 10 000.
    [Theory]
    [InlineData(30, 0.6, 0.10, -0.05, 1000)]
    [InlineData(29, 0.6, 0.10, -0.05, 0)]
    [InlineData(30, 0.2, 0.10, -0.05, 0)]
    public void A_quarter_of_kelly_needs_thirty_trades_and_an_edge(
        int trades, double rate, double win, double loss, decimal amount) =>
        Assert.Equal(amount, Math.Round(new KellyQuarterSizing()
            .AmountFor(Asked with { Hits = new HitFigures(trades, rate, 0.01, win, loss, 1.5) }).Reviewed.Value, 6));

    [Fact]
    public void Kelly_without_a_record_gives_nothing() =>
        Assert.Equal(Usd.Zero, new KellyQuarterSizing().AmountFor(Asked).Reviewed);

    [Fact]
    public void Weights_give_a_signal_nothing() =>
        Assert.Equal(Usd.Zero, new WeightsSizing().AmountFor(Asked).Reviewed);

    [Fact]
    public void A_ramp_scales_what_is_investable_but_never_below_one_position()
    {
        var (desk, market) = (DeskStates.WithCash(1000m), new FakeMarketView().With("AAA"));
        var small = RiskProfiles.SmallAccount;

        // Of 900: a quarter is 225, in four slots of 56.25; a tenth is 90, in slots that are 50 at least; 5 % would be
        // 45, and one position of 50 it is.
        Assert.Equal(new Usd(56.25m), EqualSlots.Of(desk, market, small, ramp: new Ratio(0.25m)).Slot);
        Assert.Equal(new Usd(50m), EqualSlots.Of(desk, market, small, ramp: new Ratio(0.10m)).Slot);
        Assert.Equal(new Usd(50m), Ramp.RoomOf(desk, market, small, new Usd(1000m), new Ratio(0.05m)));
        Assert.Null(Ramp.RoomOf(desk, market, small, new Usd(1000m), Ramp.Full));

        // What is held and what open buys may cost uses the room up.
        var held = DeskStates.WithCash(940m).Holding("AAA", 6m, 10m);
        Assert.Equal(new Usd(30m), Ramp.RoomOf(held, market, small, new Usd(1000m), new Ratio(0.10m)));
        Assert.Equal(
            Usd.Zero,
            Ramp.RoomOf(
                held.Having(DeskStates.Entry("AAA", 4m, 10m)), market, small, new Usd(1000m), new Ratio(0.10m)));
    }

    [Fact]
    public void No_size_exceeds_the_smallest_cap() => Prop.ForAll(
        Gen.Choose(0, 2_000_000).ToArbitrary(),
        Gen.Choose(0, 200_000).ToArbitrary(),
        Gen.Choose(50, 100_000).ToArbitrary(),
        (cents, volume, equity) =>
        {
            var amount = new Usd(cents / 100m);
            var limit = Price.Of(3.21m);
            var market = new FakeMarketView().With("AAA", 3m, meanVolume: volume);
            foreach (var profile in RiskProfiles.All)
            {
                var (whole, cash) = (new Usd(equity), new Usd(equity / 3m));
                var size = PositionSizing.Of(amount, limit, market.Find(Symbol.Of("AAA")), profile, whole, cash);
                var value = limit * size.Quantity;
                Assert.True(value <= amount);
                Assert.True(value <= profile.PositionMaximumAt(whole));
                Assert.True(size.Quantity.Value <= volume * profile.VolumeShare.Value);
                Assert.True(value * (1m + AssumedCost.PerSide(profile, 1e9).Value) <= cash);
                Assert.True(size.Quantity.IsZero || value >= profile.PositionMinimum);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_volume_wins_over_the_minimum()
    {
        // 3 % of 100 shares are 3: 30 USD, under the minimum of 50.
        var view = new FakeMarketView().With("AAA", meanVolume: 100).Find(Symbol.Of("AAA"));

        var size = PositionSizing.Of(
            new Usd(225m), Price.Of(10m), view, RiskProfiles.SmallAccount, new Usd(1000m), new Usd(900m));

        Assert.Equal((Quantity.Zero, "volume-share"), (size.Quantity, size.Cap));
    }
}
