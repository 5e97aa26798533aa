using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Tests.Risk;

namespace NanoCap.Trading.Tests.Desk;

public sealed class HistoricalMarketViewTests
{
    private const int Days = 40;
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly Symbol Whole = Symbol.Of("AAA");
    private static readonly Symbol Gappy = Symbol.Of("GAP");
    private static readonly Symbol Late = Symbol.Of("LATE");

    [Fact]
    public void Means_and_medians_are_of_the_last_twenty_raw_bars()
    {
        var view = ViewAt(29).Find(Whole)!;

        // Day d closes at 10 + d on 1000 + d shares; days 10 to 29 average 1019.5. Dollar volume grows with d, so its
        // median lies between days 19 and 20.
        Assert.Equal(1019.5, view.MeanVolume, 9);
        Assert.Equal(((29 * 1019.0) + (30 * 1020.0)) / 2, view.MedianDollarVolume, 6);
        Assert.Equal((Price.Of(39m), First.AddDays(29)), (view.LastClose, view.LastSession));
    }

    [Fact]
    public void Fewer_than_twenty_bars_give_no_volume()
    {
        Assert.True(double.IsNaN(ViewAt(18).Find(Whole)!.MeanVolume));
        Assert.True(double.IsNaN(ViewAt(18).Find(Whole)!.MedianDollarVolume));
        Assert.Equal(1009.5, ViewAt(19).Find(Whole)!.MeanVolume, 9);
    }

    [Fact]
    public void A_split_scales_what_traded_but_not_the_returns()
    {
        var split = new Split(First.AddDays(30), 2m);
        var universe = UniverseBars.Of([History(Whole, Enumerable.Range(0, Days), split)], new("test", true));
        var market = new HistoricalMarketView(universe, First.AddDays(29), (_, _) => []);

        Assert.Equal(Price.Of(78m), market.Find(Whole)!.LastClose);
        Assert.Equal(1019.5 / 2, market.Find(Whole)!.MeanVolume, 9);
        Assert.Equal((39.0 / 38) - 1, market.Returns(Whole, 1)![0], 12);
    }

    [Fact]
    public void What_a_signal_made_counts_from_the_next_open_to_the_last_close_and_knows_nothing_later()
    {
        var bars = UniverseBars.Of([History(Whole, Enumerable.Range(0, Days))], new("test", true)).Symbols[0].Bars;
        var expected = (bars.Close[29] / bars.Open[21]) - 1;

        Assert.Equal(expected, ViewAt(29).FindReturnSinceOpenAfter(Whole, First.AddDays(20))!.Value, 12);
        Assert.NotNull(ViewAt(29).FindReturnSinceOpenAfter(Whole, First.AddDays(28)));
        Assert.Null(ViewAt(29).FindReturnSinceOpenAfter(Whole, First.AddDays(29)));
        Assert.Null(ViewAt(29).FindReturnSinceOpenAfter(Symbol.Of("NONE"), First));
    }

    [Fact]
    public void Returns_end_at_the_session_and_are_missing_where_bars_are()
    {
        // GAP has no bar on day 25: neither the return of 25 nor that of 26 is known.
        var returns = ViewAt(28).Returns(Gappy, 5)!;

        Assert.Equal(5, returns.Length);
        Assert.Equal((34.0 / 33) - 1, returns[0], 12);
        Assert.Equal([double.NaN, double.NaN], returns[1..3]);
        Assert.Equal((37.0 / 36) - 1, returns[3], 12);
        Assert.Equal((38.0 / 37) - 1, returns[4], 12);
    }

    [Fact]
    public void A_young_universe_gives_the_returns_it_has()
    {
        Assert.Equal(10, ViewAt(10).Returns(Whole, 250)!.Length);
        Assert.All(ViewAt(35).Returns(Late, 5)!, value => Assert.True(double.IsNaN(value)));
        Assert.Null(ViewAt(10).Returns(Symbol.Of("NONE"), 5));
    }

    [Fact]
    public void A_symbol_that_starts_later_is_not_known_yet()
    {
        Assert.Null(ViewAt(35).Find(Late));
        Assert.NotNull(ViewAt(36).Find(Late));
        Assert.Null(ViewAt(35).Find(Symbol.Of("NONE")));
    }

    [Fact]
    public void Refusals_are_asked_for_the_last_bar_once()
    {
        var asked = new List<(int, int)>();
        var market = new HistoricalMarketView(Universe(), First.AddDays(25), (ordinal, bar) =>
        {
            asked.Add((ordinal, bar));
            return ["tiny-cap: 1 M"];
        });

        var view = market.Find(Gappy)!;

        Assert.Same(view, market.Find(Gappy));
        Assert.Equal([(1, 24)], asked);
        Assert.Equal((First.AddDays(24), "tiny-cap: 1 M"), (view.LastSession, view.EntryRefusals[0]));
    }

    [Fact]
    public void Filter_and_exclusions_reach_the_review_by_their_identifiers()
    {
        var filter = new UniverseFilter(new UniverseFilterOptions());
        var exclusions = EntryExclusions.Of(new EntryExclusionOptions());
        var (universe, session) = (Universe(), First.AddDays(39));
        var market = new HistoricalMarketView(universe, session, (ordinal, bar) =>
        {
            var at = new BarPoint(universe, ordinal, bar);
            return [.. filter.FindReasons(at), .. exclusions.FindReasons(at)];
        });
        var order = OrderIntent.EntryOf(DeskStates.Terms("LATE", 3m, 49m, 50m), Quantity.Of(3m));

        var verdict = RiskReview.Of(
            order,
            DeskStates.WithCash(1000m),
            market,
            RiskProfiles.SmallAccount,
            new ReviewMoment(ReviewStage.Raised, DeskStates.Evening));

        Assert.Equal(
            ["bars", "capitalisation", "dollar-volume", "new-listing"],
            verdict.Findings.Where(finding => finding.Effect == FindingEffect.Refuses)
                .Select(finding => finding.Code)
                .Intersect(["bars", "capitalisation", "dollar-volume", "new-listing", "price"]));
    }

    [Fact]
    public void Nothing_after_the_session_is_looked_at()
    {
        for (var day = 0; day < Days; day++)
        {
            var session = First.AddDays(day);
            var whole = new HistoricalMarketView(Universe(), session, (_, _) => []);
            var cut = new HistoricalMarketView(Universe().Through(session), session, (_, _) => []);
            foreach (var symbol in new[] { Whole, Gappy })
            {
                Assert.Equal(cut.Find(symbol)! with { EntryRefusals = [] }, whole.Find(symbol)! with
                {
                    EntryRefusals = cut.Find(symbol)!.EntryRefusals,
                });
                Assert.Equal(cut.Returns(symbol, 20), whole.Returns(symbol, 20));
            }
        }
    }

    private static HistoricalMarketView ViewAt(int day) => new(Universe(), First.AddDays(day), (_, _) => []);

    private static UniverseBars Universe() => UniverseBars.Of(
        [
            History(Whole, Enumerable.Range(0, Days)),
            History(Gappy, Enumerable.Range(0, Days).Where(day => day != 25)),
            History(Late, Enumerable.Range(36, 4)),
        ],
        new Provenance("test", true));

    private static SymbolHistory History(Symbol symbol, IEnumerable<int> days, params Split[] splits)
    {
        var sessions = days.ToArray();
        double[] Column(Func<int, double> of) => [.. sessions.Select(of)];
        var columns = new BarColumns(
            sessions.Length,
            [.. sessions.Select(day => First.AddDays(day).DayNumber)],
            Column(day => 10 + day),
            Column(day => 11 + day),
            Column(day => 9 + day),
            Column(day => 10 + day),
            Column(day => 10 + day),
            Column(day => 1000 + day));
        return new SymbolHistory(new Listing(symbol, string.Empty), BarSeries.Of(symbol, columns, splits), splits);
    }
}
