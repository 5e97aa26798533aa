using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Tests.Risk;

public sealed class ReviewCostTests
{
    /// <summary>The verdict itself, and the list that findings would go into.</summary>
    private const long Result = 128;

    [Fact]
    public void A_review_that_finds_nothing_leaves_nothing_behind_but_its_verdict()
    {
        var (order, desk, market, profile) = FiftyPositions();
        var moment = new ReviewMoment(ReviewStage.Tap, DeskStates.Evening);
        Assert.Empty(RiskReview.Of(order, desk, market, profile, moment).Findings);
        for (var warming = 0; warming < 100; warming++)
        {
            RiskReview.Of(order, desk, market, profile, moment);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < 100; count++)
        {
            RiskReview.Of(order, desk, market, profile, moment);
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
        Assert.True(bytes <= Result, $"Expected at most {Result} bytes a review, found {bytes}.");
    }

    private static (OrderIntent Order, DeskState Desk, MarketView Market, RiskProfile Profile) FiftyPositions()
    {
        var (desk, market) = (DeskStates.WithCash(100_000m), new FakeMarketView().With("AAA"));
        for (var number = 0; number < 50; number++)
        {
            desk = desk.Holding($"H{number}", 100m, 10m);
            market.With($"H{number}", sector: $"sector {number % 10}");
        }

        for (var number = 0; number < 200; number++)
        {
            desk = desk.Proposing(number + 1, $"P{number}", 10m, ProposalStatus.Ordered, 10m);
        }

        desk = desk.Having(DeskStates.Entry("H7", 10m, 10m)).Having(DeskStates.Sale("H8", 10m, 12m))
            .Proposing(300, "H9", 10m, ProposalStatus.Approved, 10m);
        return (ReviewCase.Buy(20m), desk, market, RiskProfiles.NanoCap with { PositionsAtMost = 60 });
    }
}
