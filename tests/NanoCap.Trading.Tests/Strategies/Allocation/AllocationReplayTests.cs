using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Tests.Strategies.Allocation;

public sealed class AllocationReplayTests
{
    private static readonly AllocationReplayOptions Bare = new AllocationReplayOptions(1_000).Bare();

    // Closes 100 100 110 99 99, opens 100 100 105 108 99. All in FUND on the weights of session 2, cash on all others:
    // look-ahead earns close 1 to close 2, close earns close 2 to 3, next-open open 3 to 4, next-close close 3 to 4.
    [Theory]
    [InlineData(FillMode.LookAhead, 110.0 / 100)]
    [InlineData(FillMode.Close, 99.0 / 110)]
    [InlineData(FillMode.NextOpen, 99.0 / 108)]
    [InlineData(FillMode.NextClose, 99.0 / 99)]
    public void The_weights_of_a_session_earn_from_its_fill_to_the_next(FillMode fill, double growth)
    {
        var record = Replay(OneSession(2), fill, Bare);

        Assert.Equal(1_000 * growth, record.Days[^1].Equity, 9);
    }

    [Fact]
    public void Fills_at_the_open_need_opens()
    {
        var closes = Funds.Of(("SPY", [1, 2, 3, 4]));
        var fault = Assert.Throws<ArgumentException>(() => AllocationReplay.Of(
            OneSession(2), closes, closes.SessionAt(0), closes.SessionAt(3), FillMode.NextOpen, Bare));
        Assert.Contains("need opens", fault.Message, StringComparison.Ordinal);
    }

    // Bought for 1000 / 1.001 at 110, sold at 99: 999.001 x .9 x .999.
    [Fact]
    public void A_purchase_is_paid_with_its_cost_and_a_sale_brings_less()
    {
        var record = Replay(OneSession(2), FillMode.Close, new AllocationReplayOptions(1_000, 0.001, 0));

        Assert.Equal(1_000 / 1.001 * 0.9 * 0.999, record.Days[^1].Equity, 9);
        Assert.Equal(2, record.Trades);
        Assert.Equal((1_000 / 1.001 * 1.9 * 0.001, 1_000 / 1.001 * 1.9), (record.Cost, record.Traded), Near);
    }

    [Theory]
    [InlineData(0.0999, 0)]
    [InlineData(0.1, 1)]
    public void Trades_under_the_minimum_are_left_out(double weight, int trades)
    {
        var record = Replay(new FixedBook(_ => weight), FillMode.Close, new AllocationReplayOptions(1_000, 0, 100));

        Assert.Equal(trades, record.Trades);
    }

    [Theory]
    [InlineData(0.049, 0)]
    [InlineData(0.05, 1)]
    public void Nothing_is_traded_until_a_fund_is_off_by_the_limit(double weight, int trades)
    {
        var book = new FixedBook(_ => weight) { Limits = new AllocationLimits(1, 0.05) };

        Assert.Equal(trades, Replay(book, FillMode.Close, Bare with { MinimumTrade = 1 }).Trades);
    }

    // All in FUND; it falls from 110 to 99, a day's loss of 10 %: all out at that close.
    [Fact]
    public void A_loss_of_more_than_five_per_cent_in_a_day_sells_everything()
    {
        var book = new FixedBook(_ => 1) { Limits = new AllocationLimits(1, 0, new EquityScaling()) };
        var record = Replay(book, FillMode.Close, Bare);

        Assert.Equal([1.0, 1.0, 0.0], record.Days.Take(3).Select(day => day.Weights.Sum(fund => fund.Weight)));
    }

    [Fact]
    public void Figures_are_those_of_the_definitions()
    {
        var record = Replay(new FixedBook(_ => 1), FillMode.Close, Bare);

        // 0, +10, -10 and 0 % in four sessions.
        Assert.Equal(Math.Pow(0.99, 63) - 1, record.Cagr, 9);
        Assert.Equal(0.1, record.Drawdown, 9);
        Assert.Equal(0, record.Sharpe, 9);
    }

    /// <summary>Running day by day gives what running at once gives, so the past is never rewritten.</summary>
    [Theory]
    [InlineData(FillMode.LookAhead)]
    [InlineData(FillMode.Close)]
    [InlineData(FillMode.NextClose)]
    public void A_shorter_replay_is_the_beginning_of_a_longer_one(FillMode fill)
    {
        foreach (var book in new AllocationCatalog(new AllocationOptions()).All)
        {
            var prices = Funds.Random(5, 420);
            var all = Run(prices, prices.SessionAt(419));
            Assert.True(all.Trades > 0);
            for (var cut = 260; cut < 419; cut += 17)
            {
                var part = Run(prices.Through(prices.SessionAt(cut)), prices.SessionAt(cut));
                var compared = fill == FillMode.LookAhead ? part.Days.Count - 1 : part.Days.Count;
                Assert.Equal(
                    all.Days.Take(compared).Select(day => day.Equity),
                    part.Days.Take(compared).Select(day => day.Equity));
            }

            AllocationRecord Run(AllocationPrices known, DateOnly to) => AllocationReplay.Of(
                book, known, known.SessionAt(1), to, fill, new AllocationReplayOptions());
        }
    }

    [Fact]
    public void The_record_of_a_book_is_its_replay_at_the_next_close_and_knows_its_momentum()
    {
        var days = Funds.Days(120);
        var closes = Funds.Growing(120, 0.001);
        var columns = new BarColumns(120, days, closes, closes, closes, closes, closes, closes);
        var universe = UniverseBars.Of(
            [new SymbolHistory(new Listing(Symbol.Of("SPY"), "Fund"), BarSeries.Of(Symbol.Of("SPY"), columns, []), [])],
            new Provenance("test", IsSimulated: true));
        var record = AllocationTrackRecord.Of(
            new FixedBook(_ => 1), universe, new Trading.Signals.TrackRecordOptions(), Bare);

        // The weights of the first session are bought at the second close and earn from the third.
        Assert.Equal((0, 120, 1), (record.FirstSessionIndex, record.Equity.Count, record.OpenPositions));
        Assert.Equal([1.0, 1.0, 1.001], record.Equity.Take(3).Select(value => Math.Round(value, 9)));
        Assert.Equal(Math.Pow(1.001, 63) - 1, record.Momentum!.Value, 9);
        Assert.True(record.Qualified);
    }

    // A market that turns every 40 sessions; funds three times as fast. Weights that know the close win, others cannot.
    [Fact]
    public void Knowing_the_close_beforehand_is_what_earns()
    {
        var random = new Random(11);
        var spy = new double[1_500];
        var (bull, bear) = (new double[1_500], new double[1_500]);
        (spy[0], bull[0], bear[0]) = (100, 100, 100);
        for (var index = 1; index < spy.Length; index++)
        {
            var move = ((random.NextDouble() - 0.5) * 0.03) + (index / 40 % 2 == 0 ? 0.004 : -0.004);
            (spy[index], bull[index], bear[index]) =
                (spy[index - 1] * (1 + move), bull[index - 1] * (1 + (3 * move)), bear[index - 1] * (1 - (3 * move)));
        }

        var prices = Funds.Of([("SPY", spy), ("TQQQ", bull), ("SPXL", bull), ("SOXL", bull),
            ("SQQQ", bear), ("SPXU", bear), ("SOXS", bear)]);
        var book = new RegimeBook(new RegimeOptions().Bare());
        double Earned(FillMode fill) => AllocationReplay.Of(
            book, prices, prices.SessionAt(1), prices.SessionAt(1_499), fill, Bare).Cagr;

        Assert.True(Earned(FillMode.LookAhead) > Earned(FillMode.Close) + 0.1);
        Assert.True(Earned(FillMode.LookAhead) > Earned(FillMode.NextClose) + 0.1);
    }

    private static AllocationRecord Replay(IAllocationBook book, FillMode fill, AllocationReplayOptions options)
    {
        double[] closes = [100, 100, 110, 99, 99];
        double[] opens = [100, 100, 105, 108, 99];
        var days = Funds.Days(5);
        var columns = new BarColumns(
            5, days, opens, [110, 110, 110, 110, 110], [90, 90, 90, 90, 90], closes, closes, [1, 1, 1, 1, 1]);
        var bars = BarSeries.Of(Symbol.Of("SPY"), columns, []);
        var universe = UniverseBars.Of(
            [new SymbolHistory(new Listing(Symbol.Of("SPY"), "Fund"), bars, [])], new Provenance("test", true));
        var prices = AllocationPrices.Of(universe, book.Symbols);
        return AllocationReplay.Of(book, prices, prices.SessionAt(1), prices.SessionAt(4), fill, options);
    }

    private static FixedBook OneSession(int session) => new(index => index == session ? 1 : 0);

    private static bool Near((double Cost, double Traded) expected, (double Cost, double Traded) actual) =>
        Math.Abs(expected.Cost - actual.Cost) < 1e-9 && Math.Abs(expected.Traded - actual.Traded) < 1e-9;

    private sealed class FixedBook(Func<int, double> weightAt) : IAllocationBook
    {
        private static readonly Symbol Fund = Symbol.Of("SPY");

        public string Name => "fixed";

        public int LongestWindow => 1;

        public IReadOnlyList<Symbol> Symbols => [Fund];

        public AllocationLimits Limits { get; init; } = new();

        public bool LeavesBuffer => true;

        public string Evidence => "none";

        public IReadOnlyList<AllocationTarget> Evaluate(AllocationPrices prices) =>
        [
            .. Enumerable.Range(0, prices.Count).Select(index => new AllocationTarget(
                prices.SessionAt(index), null, [new TargetWeight(Fund, weightAt(index))], true, [], null)),
        ];
    }
}
