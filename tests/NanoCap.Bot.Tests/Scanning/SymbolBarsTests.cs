using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Scanning;

public sealed class SymbolBarsTests
{
    private static readonly DateOnly Monday = new(2024, 1, 8);

    [Fact]
    public void Earlier_prices_are_on_the_basis_of_the_last_bar_whatever_came_later()
    {
        // 2-for-1 on the third day and, on the fourth, a dividend that halves the adjusted closes before it. Prices in
        // the file are those of today: 5 after the split of what traded at 10.
        var known = Universe(
            ("ABCD", [0, 1, 2, 3], [5.0, 5.0, 5.0, 4.0], [2.5, 2.5, 2.5, 4.0], Split(2)));

        var whole = SymbolBars.Of(known, Symbol.Of("ABCD"), 10)!;
        var before = SymbolBars.Of(known.Through(Monday.AddDays(1)), Symbol.Of("ABCD"), 10)!;

        Assert.Equal([2.5, 2.5, 2.5, 4.0], whole.Bars.Select(bar => bar.Close));
        Assert.Equal([1000.0, 1000, 1000, 1000], whole.Bars.Select(bar => bar.Volume));
        Assert.Equal([10.0, 10.0], before.Bars.Select(bar => bar.Close));
        Assert.Equal([500.0, 500], before.Bars.Select(bar => bar.Volume));
    }

    [Fact]
    public void Sessions_without_a_bar_leave_a_hole()
    {
        var known = Universe(
            ("FULL", [0, 1, 2, 3, 4], [1, 1, 1, 1, 1], [1, 1, 1, 1, 1], []),
            ("HOLE", [0, 2, 4], [1, 2, 3], [1, 2, 3], []));

        var chart = SymbolBars.Of(known, Symbol.Of("HOLE"), 4)!;

        Assert.Equal(4, chart.Sessions.Count);
        Assert.Equal([1, 3], chart.Bars.Select(bar => chart.PlaceOf(bar.Session)));
    }

    [Fact]
    public void A_symbol_that_stopped_trading_or_is_unknown_has_no_chart()
    {
        var known = Universe(
            ("FULL", [0, 1, 2, 3, 4], [1, 1, 1, 1, 1], [1, 1, 1, 1, 1], []),
            ("GONE", [0, 1], [1, 1], [1, 1], []));

        Assert.Null(SymbolBars.Of(known, Symbol.Of("GONE"), 3));
        Assert.Null(SymbolBars.Of(known, Symbol.Of("NONE"), 3));
        Assert.Equal(0, SymbolBars.Of(known, Symbol.Of("GONE"), 4)!.PlaceOf(Monday.AddDays(1)));
    }

    private static Split[] Split(decimal ratio) =>
        [new Split(Monday.AddDays(2), ratio)];

    private static UniverseBars Universe(
        params (string Symbol, int[] Days, double[] Close, double[] Adjusted, Split[] Splits)[] symbols) =>
        UniverseBars.Of(
            symbols.Select(one => new SymbolHistory(
                new Listing(Symbol.Of(one.Symbol), one.Symbol),
                BarSeries.Of(
                    Symbol.Of(one.Symbol),
                    new BarColumns(
                        one.Days.Length,
                        [.. one.Days.Select(day => Monday.AddDays(day).DayNumber)],
                        one.Close, one.Close, one.Close, one.Close, one.Adjusted,
                        [.. one.Days.Select(_ => 1000.0)]),
                    one.Splits),
                one.Splits)),
            new Provenance("test", false));
}
