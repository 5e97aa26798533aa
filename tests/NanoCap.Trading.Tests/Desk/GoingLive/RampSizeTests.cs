using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Desk.GoingLive;

public sealed class RampSizeTests
{
    // Small account: buffer 100, minimum 50, four places. What may work is (equity - 100) x the step, at least 50, and
    // a place gets at least 62.50, so that whole shares worth 50 fit, while there is that much.
    [Theory]
    [InlineData(10_000, 0.10, 990, 247.5)]
    [InlineData(10_000, 0.50, 4_950, 1_237.5)]
    [InlineData(1_000, 0.10, 90, 90)]
    [InlineData(1_000, 0.25, 225, 75)]
    [InlineData(1_000, 0.50, 450, 112.5)]
    [InlineData(500, 0.10, 50, 50)]
    [InlineData(140, 0.10, 40, 40)]
    public void A_step_scales_what_is_investable_after_the_buffer_never_below_one_minimum_position(
        decimal cash, decimal step, decimal limit, decimal slot)
    {
        var desk = At(step, cash);

        Assert.Equal(new Usd(limit), Ramp.MostOf(RiskProfiles.SmallAccount, desk.Equity, desk.Ramp.Scale));
        Assert.Equal(
            new Usd(slot),
            EqualSlots.Of(desk, new FakeMarketView(), RiskProfiles.SmallAccount, ramp: desk.Ramp.Scale).Slot);
    }

    [Fact]
    public void What_is_held_takes_its_part_of_the_step()
    {
        var desk = At(0.10m, 9_400m).Holding("HHH", 60m, 10m);

        var market = new FakeMarketView().With("HHH");
        Assert.Equal(
            new Usd(390m), Ramp.RoomOf(desk, market, RiskProfiles.SmallAccount, desk.Equity, desk.Ramp.Scale));
        Assert.Equal(
            new Usd(130m), EqualSlots.Of(desk, market, RiskProfiles.SmallAccount, ramp: desk.Ramp.Scale).Slot);
    }

    // Ten at 10 and one more at the limit would be 200.
    [Theory]
    [InlineData(10.0, 10)]
    [InlineData(10.1, 9)]
    public void The_review_counts_what_is_held(decimal held, decimal allowed)
    {
        var review = new ReviewCase
        {
            Order = ReviewCase.Buy(10m),
            Market = new FakeMarketView().With("AAA").With("HHH"),
            Desk = At(0.25m, 900m - (10m * held)).Holding("HHH", 10m, held),
        };

        Assert.Equal(allowed, review.Review().Quantity.Value);
    }

    [Fact]
    public void A_larger_step_never_allows_less() => Prop.ForAll(
        Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(1, 99).ToArbitrary(),
        (cash, step) =>
        {
            var profile = RiskProfiles.SmallAccount;
            var (lower, higher) = (At(step / 100m, cash), At((step + 1) / 100m, cash));
            var most = Math.Max(0m, cash - 100m);
            var allowed = Ramp.MostOf(profile, lower.Equity, lower.Ramp.Scale)!.Value.Value;

            Assert.InRange(allowed, 0m, most);
            Assert.True(allowed <= (Ramp.MostOf(profile, higher.Equity, higher.Ramp.Scale)?.Value ?? most));
        }).QuickCheckThrowOnFailure();

    // Investable 9 900; a book of one fund at .6 gets .6 x 9 900 x 25 % = 1 485: 146 x 10.1202 = 1 477.55.
    [Fact]
    public void A_rebalance_is_scaled_like_everything()
    {
        var world = new DeskWorld(cash: 10_000m, ramp: new RampRules([new Ratio(0.25m), new Ratio(1m)], 5));
        var judged = new DeskInput.BookJudged(
            new OneFundBook(), new(world.Session, null, [new(Symbol.Of("SPY"), 0.6)], true, [], null),
            new Usd(50m), world.Market, world.At);

        var raised = Assert.Single(world.Post(judged).OfType<DeskEvent.RebalanceRaised>());

        Assert.Equal(146m, Assert.Single(raised.Terms.Legs).Quantity.Value);
    }

    private static DeskState At(decimal step, decimal cash) => DeskStates.WithCash(cash) with
    {
        Ramp = RampState.Off with { Scale = new Ratio(step), Since = new DateOnly(2024, 1, 2) },
    };
}
