using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Tests.Desk;
using NanoCap.Trading.Tests.Exchange;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Cash;

/// <summary>A cash account buys with settled money only, so that no good-faith violation can arise.</summary>
public sealed class CashAccountTests
{
    private static readonly FakeMarketView Market = new FakeMarketView().With("AAA").With("BBB");

    [Theory]
    [InlineData("2024-05-23", "2024-05-24", 200)] // T+2: Thursday's sale is not there on Friday
    [InlineData("2024-05-23", "2024-05-28", 0)] // but on Tuesday, after Memorial Day
    [InlineData("2024-05-24", "2024-05-28", 200)] // the last day of T+2
    [InlineData("2024-05-24", "2024-05-29", 0)]
    [InlineData("2024-05-28", "2024-05-28", 200)] // never on the day of the sale
    [InlineData("2024-05-28", "2024-05-29", 0)] // the first day of T+1
    [InlineData("2024-05-29", "2024-05-28", 200)] // a sale that is still to come has not settled either
    public void Proceeds_wait_for_their_settlement(string sold, string spent, decimal waiting)
    {
        var proceeds = Settlement.With(
            ImmutableSortedDictionary<DateOnly, Usd>.Empty, DateOnly.Parse(sold), new Usd(200m));

        Assert.Equal(new Usd(waiting), Settlement.UnsettledOn(proceeds, DateOnly.Parse(spent)));
    }

    [Fact]
    public void Sales_of_one_session_add_up_and_old_ones_are_forgotten()
    {
        var proceeds = ImmutableSortedDictionary<DateOnly, Usd>.Empty;
        proceeds = Settlement.With(proceeds, new(2024, 6, 3), new Usd(10m));
        proceeds = Settlement.With(proceeds, new(2024, 6, 17), new Usd(20m));
        proceeds = Settlement.With(proceeds, new(2024, 6, 17), new Usd(5m));
        Assert.Equal([10m, 25m], proceeds.Values.Select(amount => amount.Value));

        proceeds = Settlement.With(proceeds, new(2024, 6, 18), new Usd(1m));

        Assert.Equal([new(2024, 6, 17), new DateOnly(2024, 6, 18)], proceeds.Keys);
    }

    [Fact]
    public void The_cash_line_of_a_cash_account_grows_as_sales_settle()
    {
        // The 150 of Wednesday the 5th are there on Thursday (T+1). What is sold on Thursday itself, while Wednesday's
        // close is the last one known, is not before Friday: min(400 - 100, 400 - 120) = 280 on Thursday, then 300.
        var desk = OfKind(DeskStates.WithCash(400m), AccountKind.Cash) with
        {
            RecentProceeds = ImmutableSortedDictionary<DateOnly, Usd>.Empty
                .Add(new(2024, 6, 5), new Usd(150m))
                .Add(new(2024, 6, 6), new Usd(120m)),
        };

        var line = CashDepletion.LineOf(desk, Market, RiskProfiles.SmallAccount);

        Assert.Equal((new Usd(280m), new Usd(120m)), (line.Spendable, line.Unsettled));
        Assert.Equal(
            ["06-06 150.00 280.00", "06-07 120.00 300.00", "06-10 0.00 300.00", "06-11 0.00 300.00",
                "06-12 0.00 300.00"],
            line.Days.Select(day => $"{day.Session:MM-dd} {day.Settling} {day.Spendable}"));
    }

    [Fact]
    public void A_margin_account_spends_proceeds_at_the_fill()
    {
        var desk = OfKind(DeskStates.WithCash(400m), AccountKind.Margin) with
        {
            RecentProceeds = ImmutableSortedDictionary<DateOnly, Usd>.Empty.Add(new(2024, 6, 6), new Usd(390m)),
        };

        var line = CashDepletion.LineOf(desk, Market, RiskProfiles.SmallAccount);

        Assert.Equal((new Usd(300m), Usd.Zero), (line.Spendable, line.Unsettled));
    }

    [Fact]
    public void The_review_cuts_to_settled_money_and_says_so()
    {
        // Settled: 400 - 290 = 110; 110 / (10 x 1.00125) = 10.98.
        var desk = OfKind(DeskStates.WithCash(400m), AccountKind.Cash) with
        {
            RecentProceeds = ImmutableSortedDictionary<DateOnly, Usd>.Empty.Add(new(2024, 6, 6), new Usd(290m)),
        };

        var verdict = (new ReviewCase() with { Desk = desk, Market = Market, Order = ReviewCase.Buy(12m) }).Review();

        var cut = Assert.Single(verdict.Findings, finding => finding.Code == "cash");
        Assert.Equal(10m, verdict.Quantity.Value);
        Assert.EndsWith(
            "cash 400.00 - open buys 0.00 - buffer 100.00, 290.00 of the cash have not settled.", cut.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_exchange_refuses_to_buy_with_what_has_not_settled()
    {
        // Tuesday: 1000 buys 100. Wednesday: they are sold, 1000 come in and settle on Friday (T+2).
        var exchange = new TestExchange(TestExchange.WithoutCosts with { Account = AccountKind.Cash }).Holding(100m);
        exchange.Sell(100m);
        exchange.Session(TestExchange.Flat(10));

        Assert.Equal((1_000m, 0m), (exchange.Snapshot.Cash.Value, exchange.Snapshot.BuyingPower.Value));
        Assert.Equal(
            RefusalCodes.InsufficientBuyingPower, exchange.RefusalOf(exchange.Order(Side.Buy, 10m, limit: 10m)));
        exchange.Session(TestExchange.Flat(10));

        Assert.Equal(1_000m, exchange.Snapshot.BuyingPower.Value);
        exchange.Buy(100m, limit: 10m);
    }

    [Fact]
    public void Settled_money_is_never_overspent_whatever_is_bought_and_sold() => Prop.ForAll(
        Gen.Choose(0, 11).ArrayOf(40).ToArbitrary(), moves =>
        {
            var world = new DeskWorld(kind: AccountKind.Cash);
            var waits = 0;
            foreach (var move in moves.Chunk(4))
            {
                foreach (var symbol in move.Select(number => $"S{number % 6}").Distinct())
                {
                    Trade(world, symbol, move[0]);
                }

                waits += SpendableCash.Unsettled(world.State, world.Session) > Usd.Zero ? 1 : 0;
                world.NextSession([.. Enumerable.Range(0, 6).Select(
                    number => DeskWorld.Bar($"S{number}", 10, 10.2, 9.8, 10 + (move[1] % 3 * 0.1)))]);
                world.Market = new TenDollarMarket(world.Session);
            }

            var bought = AssertNeverOverspent(world);
            return (bought > 0).Classify(waits > 0, "proceeds waited").Classify(bought > 3, "more than three bought");
        }).QuickCheckThrowOnFailure();

    private static void Trade(DeskWorld world, string symbol, int move)
    {
        if (world.State.Positions.ContainsKey(Symbol.Of(symbol)))
        {
            world.Post(new DeskInput.Close(Symbol.Of(symbol), new Actor("console", "owner"), world.At));
            world.Settle();
            return;
        }

        var proposal = world.Propose(symbol, 10 + move);
        world.Post(world.Approval(proposal.Number));
        world.Settle();
    }

    /// <summary>From the journal alone: what had settled by a purchase covers all purchases so far.</summary>
    private static int AssertNeverOverspent(DeskWorld world)
    {
        var fills = world.Journal.OfType<DeskEvent.OrderFilled>().ToList();
        AssertBufferIsKept(fills);
        var spent = 0m;
        foreach (var buy in fills.Where(filled => filled.Fill.Side == Side.Buy))
        {
            spent += (buy.Fill.Price * buy.Fill.Quantity + buy.Fill.Fees).Value;
            var settled = fills
                .Where(sale => sale.Fill.Side == Side.Sell
                    && Settlement.SessionOf(sale.Session, TradingCalendar.Nyse) <= buy.Session)
                .Sum(sale => (sale.Fill.Price * sale.Fill.Quantity - sale.Fill.Fees).Value);
            Assert.True(spent <= 1_000m + settled, $"{buy.Session}: {spent} spent, {1_000m + settled} settled.");
        }

        return fills.Count(filled => filled.Fill.Side == Side.Buy);
    }

    private static void AssertBufferIsKept(List<DeskEvent.OrderFilled> fills)
    {
        var cash = 1_000m;
        foreach (var fill in fills.Select(filled => filled.Fill))
        {
            var isBuy = fill.Side == Side.Buy;
            cash += ((fill.Price * fill.Quantity).Value * (isBuy ? -1 : 1)) - fill.Fees.Value;
            Assert.True(!isBuy || cash >= 100m, $"{cash} are left, the buffer is 100.");
        }
    }

    private static DeskState OfKind(DeskState desk, AccountKind kind) => desk with
    {
        Opening = new DeskOpening("PAPER", "test", "simulated", "small-account", desk.Books.Cash, new(2024, 6, 3))
        {
            Kind = kind,
        },
    };
}
