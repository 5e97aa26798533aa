using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Tests.Risk;
using static NanoCap.Trading.Tests.Desk.DeskWorld;

namespace NanoCap.Trading.Tests.Desk;

/// <summary>A swap is two proposals: the sale, and the purchase that waits for it.</summary>
public sealed class SwapLifeTests
{
    private static readonly Symbol New = Symbol.Of("NEW");
    private static readonly string[] Held = ["AAA", "BBB", "CCC", "DDD"];

    [Fact]
    public void Both_legs_are_asked_about_and_the_purchase_goes_when_the_sale_is_filled()
    {
        var world = Asked();
        var sale = Assert.Single(world.State.SaleProposals.Values);
        var purchase = world.State.Proposals[sale.Number + 1];
        Assert.Equal((New, sale.Number, ProposalStatus.Open), (
            purchase.Terms.Symbol, purchase.Terms.AfterSale, purchase.Status));
        Assert.Equal((ExitReason.Swap, true), (sale.Terms.Reason, sale.Terms.IsAll));
        var told = world.State.LastScan!.Cash.Swap!;
        Assert.Equal((sale.Number, purchase.Number), (told.SaleNumber, told.BuyNumber));

        Approve(world, purchase.Number);
        Approve(world, sale.Number);
        world.BeforeOpen(new Dictionary<Symbol, decimal>(), Bars());
        Assert.DoesNotContain(world.State.OpenOrders, order => order.Symbol == New);
        Assert.Equal(ProposalStatus.Approved, world.State.Proposals[purchase.Number].Status);

        world.Open(Bars());
        world.Rest(Bars());

        Assert.False(world.State.Positions.ContainsKey(sale.Terms.Symbol));
        Assert.True(world.State.Positions.ContainsKey(New));
        Assert.Equal(4, world.State.Positions.Count);
        Assert.Equal(ExitReason.Swap, Assert.Single(world.State.Trades).Reason);
        Assert.True(world.State.Books.Cash >= new Usd(100m));
        TradeLifeTests.AssertBalanced(world);
    }

    [Fact]
    public void A_sale_that_nobody_approves_ends_its_purchase_and_tells_why()
    {
        var world = Asked();
        var sale = Assert.Single(world.State.SaleProposals.Values);
        Approve(world, sale.Number + 1);
        world.Post(new DeskInput.Reject(sale.Number, null, new Actor("console", "owner"), world.At));

        var purchase = world.State.Proposals[sale.Number + 1];
        Assert.Equal(ProposalStatus.Expired, purchase.Status);
        Assert.StartsWith($"its sale {sale.Number} was rejected", purchase.Note, StringComparison.Ordinal);
        world.NextSession(Bars());
        Assert.False(world.State.Positions.ContainsKey(New));
    }

    [Fact]
    public void A_sale_that_does_not_fill_buys_nothing()
    {
        var world = Asked();
        var sale = Assert.Single(world.State.SaleProposals.Values);
        Approve(world, sale.Number);
        Approve(world, sale.Number + 1);

        // The symbol does not trade: neither the sale nor what waits for it.
        world.NextSession([.. Bars().Where(bar => bar.Symbol != sale.Terms.Symbol)]);

        Assert.True(world.State.Positions.ContainsKey(sale.Terms.Symbol));
        Assert.False(world.State.Positions.ContainsKey(New));
        Assert.Equal(ProposalStatus.Expired, world.State.Proposals[sale.Number + 1].Status);
    }

    [Fact]
    public void What_waits_for_its_sale_takes_neither_money_nor_place_from_another_approval()
    {
        // Three are held, so EARLY gets the last place and nearly all money, and NEW is swapped for one of the three.
        var world = Asked(held: 3, "EARLY", "NEW");
        var early = world.State.OpenProposals.Single(known => known.Terms.Symbol == Symbol.Of("EARLY"));
        var sale = Assert.Single(world.State.SaleProposals.Values);
        Approve(world, sale.Number);
        Approve(world, sale.Number + 1);
        Approve(world, early.Number);

        world.NextSession([.. Bars(), Bar("EARLY", 10, 10.2, 9.8, 10)]);

        Assert.False(world.State.Positions.ContainsKey(sale.Terms.Symbol));
        Assert.True(world.State.Positions.ContainsKey(Symbol.Of("EARLY")));
        Assert.True(world.State.Positions.ContainsKey(New));
        Assert.True(world.State.Books.Cash >= new Usd(100m));
    }

    [Fact]
    public void There_is_at_most_one_swap_a_session() => Prop.ForAll(
        Gen.Choose(0, 9).ArrayOf(10).ToArbitrary(), numbers =>
        {
            var world = Holding(4);
            foreach (var day in numbers.Chunk(2))
            {
                var scan = Scan(world, day[0] / 10.0, $"N{day[0]}", $"M{day[1]}");
                world.Post(new DeskInput.SignalsRanked(scan, world.Market, world.At));
                world.Post(new DeskInput.SignalsRanked(scan, world.Market, world.At));
                foreach (var number in world.State.OpenSaleProposals.Select(sale => sale.Number)
                    .Concat(world.State.OpenProposals.Select(known => known.Number)).Order().ToList())
                {
                    Approve(world, number);
                }

                Next(world);
            }

            var swaps = world.Journal.OfType<SaleProposalEvent.SaleProposalRaised>().ToList();
            Assert.All(swaps.GroupBy(raised => raised.Terms.Session), session => Assert.Single(session));
            Assert.True(world.State.Books.Cash >= new Usd(100m));
            return true.Classify(swaps.Count > 1, "more than one swap");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static DeskWorld Asked(int held = 4, params string[] wanted)
    {
        // What was bought in the present session is not swapped.
        var world = Holding(held);
        Next(world);
        var scan = Scan(world, 0, wanted.Length == 0 ? ["NEW"] : wanted);
        world.Post(new DeskInput.SignalsRanked(scan, world.Market, world.At));
        return world;
    }

    private static DeskWorld Holding(int count)
    {
        var world = new DeskWorld { Market = MarketOf(new DateOnly(2024, 1, 2)) };
        foreach (var symbol in Held.Take(count))
        {
            world.Post(world.Approval(world.Propose(symbol, 20).Number));
        }

        Next(world);
        Assert.Equal(count, world.State.Positions.Count);
        return world;
    }

    private static void Next(DeskWorld world)
    {
        world.NextSession([.. Bars(), .. Enumerable.Range(0, 10).SelectMany(number =>
            new[] { Bar($"N{number}", 10, 10.2, 9.8, 10), Bar($"M{number}", 10, 10.2, 9.8, 10) })]);
        world.Market = MarketOf(world.Session);
    }

    /// <summary>Ten dollars each, in a sector of its own.</summary>
    private static FakeMarketView MarketOf(DateOnly session) => Held
        .Concat(["NEW", "EARLY"])
        .Concat(Enumerable.Range(0, 10).SelectMany(number => new[] { $"N{number}", $"M{number}" }))
        .Aggregate(new FakeMarketView(session), (market, symbol) => market.With(symbol, lastSession: session));

    private static void Approve(DeskWorld world, int number)
    {
        world.Post(world.Approval(number));
        world.Settle();
    }

    private static ExchangeBar[] Bars() => [.. Held.Append("NEW").Select(symbol => Bar(symbol, 10, 10.2, 9.8, 10))];

    private static ScanOutcome Scan(DeskWorld world, double heldConfidence, params string[] wanted) => new(
        world.Session,
        [.. wanted.Select((symbol, index) => new ScoredSignal(
            index + 1,
            new Signal("momentum", Symbol.Of(symbol), Side.Buy, world.Session, 0.9, 10, 9, 12, 5, []),
            0.12,
            0.75))],
        [],
        [new StrategyLine("momentum", 0.1, true, 1, null)],
        [], 5, 5, [])
    {
        Held =
        [
            .. world.State.Positions.Keys.Select(symbol => new HeldSignal(
                symbol, "momentum", heldConfidence, (0.5 * heldConfidence) + 0.25)),
        ],
    };
}
