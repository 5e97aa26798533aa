using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies.Allocation;
using NanoCap.Trading.Tests.Desk.GoingLive;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk.Safety;

/// <summary>What a breaker or a person reduced stays reduced, whoever wants to buy, until a person resumes.</summary>
public sealed class ReducedSizesTests
{
    private static readonly Symbol Acme = Symbol.Of("ACME");
    private static readonly Actor Owner = new("console", "owner");

    private readonly DeskWorld world = new();

    // The profile's 300 USD and 30 % of 1 000, halved: floor(150 / 10.30) = 14 shares.
    [Fact]
    public void Shares_that_a_person_asks_for_are_cut_to_the_reduced_maximum()
    {
        Reduce();
        world.Post(new DeskInput.Buy(Acme, Quantity.Of(60m), null, null, Owner, world.Market, world.At));

        Assert.Equal(14m, world.State.Proposals[1].Terms.Quantity.Value);
    }

    [Fact]
    public void What_was_approved_before_the_reduction_goes_out_reduced()
    {
        world.Propose("ACME", 20);
        world.Post(world.Approval(1));
        Reduce();
        world.NextSession(Bar("ACME", 10, 10.1, 9.9, 10));

        Assert.Equal(14m, world.State.Positions[Acme].Quantity.Value);
    }

    // Investable are 1 000 - 100; half of 60 % of it: floor(270 / 10.1202) = 26.
    [Fact]
    public void An_allocation_book_buys_nothing_back_of_what_was_reduced()
    {
        Reduce();
        var target = new AllocationTarget(
            world.Session, "SEEN", [new TargetWeight(Symbol.Of("SPY"), 0.6)], true, [], null);
        world.Post(new DeskInput.BookJudged(new OneFundBook(), target, new Usd(100m), world.Market, world.At));

        Assert.Equal(26m, Assert.Single(world.State.Rebalances[1].Terms.Legs).Quantity.Value);
    }

    private void Reduce() => world.Post(new DeskInput.Reduce(new Ratio(0.5m), Owner, world.At));
}
