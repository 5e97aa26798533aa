using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals.Exclusions;
using NanoCap.Trading.Tests.Bars;

namespace NanoCap.Trading.Tests.Signals.Exclusions;

public sealed class DilutionExclusionTests
{
    private static readonly EntryExclusions Dilution = EntryExclusions.Of(new EntryExclusionOptions(), "dilution");

    [Theory]
    [InlineData(120, false)]
    [InlineData(121, true)]
    public void A_capitalisation_that_outgrew_the_price_by_more_than_a_fifth_refuses(double now, bool refuses)
    {
        // The price stood still at 10.
        var at = At(Caps(100, now));

        Assert.Equal(refuses, Dilution.Refuse(at));
        Assert.Equal(
            refuses ? ["dilution: +21.0% more shares in 252 sessions, at most +20%"] : Array.Empty<string>(),
            Dilution.FindReasons(at));
    }

    [Fact]
    public void A_price_that_rose_as_much_is_no_dilution()
    {
        var caps = new MarketCapHistory(Caps(100, 200));
        var market = Stock.Market(new Stock("AAA").Flat(252).Close(19));
        var history = market.Symbols[0] with { MarketCaps = caps };
        var universe = UniverseBars.Of([history], market.Source);

        Assert.False(Dilution.Refuse(Stock.LastOf(universe, "AAA")));
    }

    [Fact]
    public void The_capitalisations_are_medians_of_five_sessions()
    {
        // One wild value of five changes nothing; the median of what is known of them counts.
        var caps = Enumerable.Range(248, 5).Select(session => Point(session, session == 252 ? 900 : 100))
            .Append(Point(0, 100));

        Assert.False(Dilution.Refuse(At(caps)));
        Assert.True(Dilution.Refuse(At([Point(0, 100), Point(252, 900)])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(252)]
    public void Unknown_passes_with_a_note(int onlyKnown)
    {
        var at = At([Point(onlyKnown, 100)]);

        Assert.False(Dilution.Refuse(at));
        Assert.StartsWith("dilution: unknown", Dilution.FindNotes(at)[0], StringComparison.Ordinal);
        Assert.Empty(Dilution.FindNotes(At(Caps(100, 100))));
    }

    [Fact]
    public void A_day_after_the_bar_is_never_read() =>
        Assert.False(Dilution.Refuse(At([Point(0, 100), Point(252, 100), Point(253, 900), Point(254, 900)])));

    [Fact]
    public void Warnings_are_notes_and_refuse_nothing()
    {
        var stock = new Stock("AAA").Flat(252).Close(4.9);
        var market = Stock.Market(stock, new Stock("BBB").Flat(253), new Stock("CCC").Flat(253),
            new Stock("DDD").Flat(253), new Stock("EEE").Flat(253));
        var symbols = market.Symbols.Select(history => history.Symbol.Value == "AAA"
            ? history with { Listing = history.Listing with { Country = "China", MarketCap = new(349_999_999m) } }
            : history);
        var universe = UniverseBars.Of(symbols, market.Source);
        var none = EntryExclusions.Of(new EntryExclusionOptions(), "none");

        Assert.Equal(
            ["china-small", "long-fall", "volatile"],
            none.FindNotes(Stock.LastOf(universe, "AAA")).Select(note => note.Split(':')[0]));
        Assert.Empty(none.FindNotes(Stock.LastOf(universe, "BBB")));
        Assert.False(none.Refuse(Stock.LastOf(universe, "AAA")));
    }

    private static KeyValuePair<DateOnly, double> Point(int session, double cap) => new(Stock.DateOf(session), cap);

    private static KeyValuePair<DateOnly, double>[] Caps(double then, double now) => [Point(0, then), Point(252, now)];

    private static BarPoint At(IEnumerable<KeyValuePair<DateOnly, double>> caps)
    {
        var market = Stock.Market(new Stock("AAA").Flat(253));
        var history = market.Symbols[0] with { MarketCaps = new MarketCapHistory(caps) };
        return Stock.LastOf(UniverseBars.Of([history], market.Source), "AAA");
    }
}
