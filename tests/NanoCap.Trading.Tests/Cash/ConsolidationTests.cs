using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Cash;

/// <summary>What to sell first, and what need not be held.</summary>
public sealed class ConsolidationTests
{
    private static readonly double[] Twins = FakeMarketView.Quiet("TWIN", 250);

    [Fact]
    public void Of_three_that_move_as_one_the_best_stays()
    {
        var market = new FakeMarketView().With("AAA", returns: Twins).With("BBB", returns: Twins)
            .With("CCC", returns: Twins).With("DDD");
        var desk = DeskStates.WithCash(100m)
            .Holding("AAA", 10m, 10m).Holding("BBB", 10m, 11m, paid: 10m).Holding("CCC", 10m, 10m)
            .Holding("DDD", 10m, 10m);

        // Without a score the higher return is the better; with one the score decides.
        Assert.Equal(["AAA BBB", "CCC BBB"], Of(desk, market));
        Assert.Equal(
            ["AAA CCC", "BBB CCC"], Of(desk, market, new HeldSignal(Symbol.Of("CCC"), "momentum", 0.5, 0.5)));
    }

    [Fact]
    public void One_under_the_minimum_goes_and_is_no_reason_for_another_to_go()
    {
        var market = new FakeMarketView().With("AAA", returns: Twins).With("BBB", returns: Twins);
        var desk = DeskStates.WithCash(100m)
            .Holding("AAA", 4.99m, 10m, paid: 5m).Holding("BBB", 10m, 10m);

        Assert.Equal(["AAA "], Of(desk, market));
    }

    [Fact]
    public void At_the_minimum_at_the_limit_and_what_may_not_be_sold_stay()
    {
        var market = new FakeMarketView().With("AAA").With("BBB", returns: Twins).With("CCC", returns: Twins);
        var desk = DeskStates.WithCash(100m)
            .Holding("AAA", 5m, 10m)
            .Holding("BBB", 10m, 10m, entry: FakeMarketView.Wednesday)
            .Holding("CCC", 10m, 10m, target: 10m);

        Assert.Empty(Of(desk, market));
    }

    [Fact]
    public void An_allocation_books_fund_and_what_is_being_sold_are_left_alone()
    {
        var market = new FakeMarketView().With("AAA", returns: Twins).With("BBB", returns: Twins).With("CCC");
        var desk = DeskStates.WithCash(100m)
            .Holding("AAA", 10m, 10m).Holding("BBB", 10m, 11m, paid: 10m).Holding("CCC", 1m, 10m);
        var leg = new RebalanceTerms(new(2024, 6, 3), "index-core", null, [], [], [], "", DeskStates.Expiry);
        desk = desk with
        {
            Rebalances = desk.Rebalances.Add(3, new Rebalance(3, leg, ProposalStatus.Ordered, DeskStates.Evening)),
            Positions = desk.Positions
                .SetItem(Symbol.Of("AAA"), desk.Positions[Symbol.Of("AAA")] with { ProposalNumber = 3 })
                .SetItem(Symbol.Of("CCC"), desk.Positions[Symbol.Of("CCC")] with { Selling = ExitReason.Owner }),
        };

        Assert.Empty(Of(desk, market));
        Assert.DoesNotContain("CCC", LiquidationOrder.Of(desk, market.Session, []).Select(sale => sale.Symbol.Value));
    }

    [Fact]
    public void The_order_of_selling_is_total_and_does_not_depend_on_how_the_positions_came() => Prop.ForAll(
        Gen.Choose(0, 2).ArrayOf(24).ToArbitrary(), Gen.Choose(0, 7).ArrayOf(8).ToArbitrary(), (numbers, turns) =>
        {
            var names = Enumerable.Range(0, 8).Select(number => $"S{number}").ToList();
            var turned = names.OrderBy(name => turns[names.IndexOf(name)]).ToList();

            var one = OrderOf(names, names, numbers);
            var other = OrderOf(turned, names, numbers);

            Assert.Equal(one, other);
            Assert.Equal(Enumerable.Range(1, one.Count), one.Select(sale => sale.Place));
            Assert.Equal(8, one.Select(sale => sale.Symbol).Distinct().Count());
            Assert.All(one.Zip(one.Skip(1)), pair => Assert.True(IsBefore(pair.First, pair.Second)));
        }).QuickCheckThrowOnFailure();

    private static bool IsBefore(LiquidationCandidate left, LiquidationCandidate right) =>
        left.Return != right.Return ? left.Return < right.Return
        : left.SessionsHeld != right.SessionsHeld ? left.SessionsHeld > right.SessionsHeld
        : left.StrategyMomentum != right.StrategyMomentum
            ? (left.StrategyMomentum ?? -9) < (right.StrategyMomentum ?? -9)
        : left.Symbol < right.Symbol;

    private static IReadOnlyList<LiquidationCandidate> OrderOf(
        IEnumerable<string> inTurn, List<string> names, int[] numbers)
    {
        string[] strategies = ["momentum", "mean-reversion", "young"];
        var desk = DeskStates.WithCash(100m);
        foreach (var name in inTurn)
        {
            var place = names.IndexOf(name) * 3;
            desk = desk.Holding(
                name, 5m, 9m + numbers[place], paid: 10m, entry: new(2024, 6, 2 + numbers[place + 1]),
                strategy: strategies[numbers[place + 2]]);
        }

        return LiquidationOrder.Of(
            desk, FakeMarketView.Wednesday,
            [new("momentum", 0.1, true, 0, null), new("mean-reversion", 0.05, true, 0, null)]);
    }

    private static IEnumerable<string> Of(DeskState desk, FakeMarketView market, params HeldSignal[] held) =>
        CashDepletion.Of(desk, market, RiskProfiles.SmallAccount, new Usd(500m), [], held: held)
            .Consolidation.Select(candidate => $"{candidate.Symbol} {candidate.Stays}");
}
