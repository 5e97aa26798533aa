using System.Collections.Immutable;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Cash;

public sealed class CashDepletionTests
{
    private static readonly RiskProfile Small = RiskProfiles.SmallAccount;
    private static readonly FakeMarketView Market =
        new FakeMarketView().With("AAA").With("BBB").With("CCC").With("DDD").With("EEE").With("FFF");

    private static readonly ImmutableSortedDictionary<DateOnly, Usd> Proceeds =
        ImmutableSortedDictionary<DateOnly, Usd>.Empty;

    private static readonly IReadOnlyList<StrategyLine> Strategies =
    [
        new("momentum", 0.10, true, 1, null),
        new("mean-reversion", 0.05, true, 1, null),
        new("young", null, false, 0, "not yet"),
    ];

    [Theory]
    [InlineData("2024-05-24", "2024-05-29")] // T+2 over Memorial Day
    [InlineData("2024-05-28", "2024-05-29")] // the first day of T+1
    [InlineData("2024-06-18", "2024-06-20")] // over Juneteenth
    [InlineData("2024-06-22", "2024-06-24")] // bars of a Saturday, which some sources have
    public void A_sale_settles(string sold, string settled) => Assert.Equal(
        DateOnly.Parse(settled), Settlement.SessionOf(DateOnly.Parse(sold), TradingCalendar.Nyse));

    [Fact]
    public void Money_that_is_enough_ends_the_matter()
    {
        var desk = DeskStates.WithCash(1000m).Holding("AAA", 1m, 10m);

        var advice = CashDepletion.Of(desk, Market, Small, new Usd(900m), Strategies);

        Assert.True(advice.IsEnough);
        Assert.Empty(advice.Liquidation);
        Assert.Equal("Enough: 900.00 USD are wanted, 900.00 USD are spendable.", advice.Verdict);
    }

    [Fact]
    public void No_demand_needs_no_money()
    {
        var advice = CashDepletion.Of(DeskStates.WithCash(50m), Market, Small, Usd.Zero, Strategies);

        Assert.True(advice.IsEnough);
        Assert.Equal("Nothing asks for money; 0.00 USD are spendable.", advice.Verdict);
    }

    [Fact]
    public void A_cash_line_by_hand()
    {
        // 400 - 50 x 1.00125 - 100 = 249.9375. Sold on Tuesday the 4th, T+1: settles on the 5th, already here; sold on
        // Wednesday the 5th: 12 x 11 - .13 settle on Thursday the 6th.
        var desk = DeskStates.WithCash(400m).Having(DeskStates.Entry("BBB", 5m, 10m)) with
        {
            RecentProceeds = Proceeds.Add(new(2024, 6, 4), new Usd(77m)).Add(new(2024, 6, 5), new Usd(131.87m)),
        };

        var line = CashDepletion.LineOf(desk, Market, Small);

        Assert.Equal(new Usd(400m), line.Equity);
        Assert.Equal(new Usd(50.0625m), line.OpenBuys);
        Assert.Equal(new Usd(100m), line.Buffer);
        Assert.Equal(new Usd(249.9375m), line.Spendable);
        Assert.Equal(
            ["06-06 131.87", "06-07 0.00", "06-10 0.00", "06-11 0.00", "06-12 0.00"],
            line.Days.Select(day => $"{day.Session:MM-dd} {day.Settling}"));
        Assert.All(line.Days, day => Assert.Equal(line.Spendable, day.Spendable));
    }

    [Theory]
    [InlineData("1990-01-02", 0)]
    [InlineData("2030-12-27", 2)]
    public void Where_the_calendar_ends_no_session_is_shown(string session, int days)
    {
        var market = new FakeMarketView(DateOnly.Parse(session));

        Assert.Equal(days, CashDepletion.LineOf(DeskStates.WithCash(400m), market, Small).Days.Count);
    }

    [Fact]
    public void The_worst_is_sold_first_and_the_present_sessions_and_those_at_target_stay()
    {
        // Returns: AAA -10 %; BBB, CCC, DDD and EEE 0, of which CCC is held longest, and BBB's momentum is the lower;
        // FFF +20 %. GGG was bought today, HHH is at its target.
        var desk = DeskStates.WithCash(150m)
            .Holding("FFF", 5m, 12m, paid: 10m)
            .Holding("DDD", 5m, 10m)
            .Holding("EEE", 5m, 10m)
            .Holding("BBB", 5m, 10m, strategy: "mean-reversion")
            .Holding("CCC", 5m, 10m, entry: new(2024, 5, 31))
            .Holding("III", 5m, 10m, strategy: "young")
            .Holding("AAA", 10m, 9m, paid: 10m)
            .Holding("GGG", 10m, 1m, paid: 10m, entry: FakeMarketView.Wednesday)
            .Holding("HHH", 10m, 12m, paid: 10m, target: 12m);

        var advice = CashDepletion.Of(desk, Market, Small, new Usd(160m), Strategies);

        Assert.False(advice.IsEnough);
        Assert.Equal(
            ["1 AAA", "2 CCC", "3 III", "4 BBB", "5 DDD", "6 EEE", "7 FFF"],
            advice.Liquidation.Select(candidate => $"{candidate.Place} {candidate.Symbol}"));
        Assert.Equal(
            new LiquidationCandidate(2, Symbol.Of("CCC"), new Usd(50m), new Ratio(0m), 3, 0.10),
            advice.Liquidation[1]);
        Assert.Equal(
            "Short by 110.00 USD: 160.00 USD are wanted, 50.00 USD are spendable; " +
            "selling AAA, then CCC would raise 140.00 USD at the last marks.",
            advice.Verdict);
    }

    [Fact]
    public void It_says_when_selling_everything_is_not_enough()
    {
        var desk = DeskStates.WithCash(100m).Holding("AAA", 5m, 10m);

        var advice = CashDepletion.Of(desk, Market, Small, new Usd(60m), Strategies);

        Assert.EndsWith("selling AAA would raise 50.00 USD at the last marks, which is not enough.", advice.Verdict,
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_when_there_is_nothing_to_sell()
    {
        var advice = CashDepletion.Of(DeskStates.WithCash(100m), Market, Small, new Usd(60m), Strategies);

        Assert.Equal(
            "Short by 60.00 USD: 60.00 USD are wanted, 0.00 USD are spendable; " +
            "no position can be sold for it (one of this session or at its target is left out).",
            advice.Verdict);
    }
}
