using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Chat.Pictures;

/// <summary>Whatever the numbers, no text covers another or leaves the picture, in either theme.</summary>
public sealed class PictureLayoutTests
{
    private static readonly Gen<double> AnyPrice =
        Gen.Choose(-4000, 8500).Select(tenth => Math.Pow(10, tenth / 1000.0));

    [Fact]
    public void Labels_of_candles_stay_apart_and_inside() => Prop.ForAll(
        Charts().ToArbitrary(), chart => IsTidy(CandlePicture.Of(chart.Bars, chart.Levels, "PAPER", "folder smallcap")))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Labels_of_equity_stay_apart_and_inside() => Prop.ForAll(
        Equities().ToArbitrary(), curve => IsTidy(EquityPicture.Of(curve, "LIVE", "closes of the account")!))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Labels_of_strategies_stay_apart_and_inside() => Prop.ForAll(
        (from seed in Gen.Choose(0, int.MaxValue)
         from count in Gen.Choose(1, 20)
         from sessions in Gen.Choose(2, 64)
         from swing in Gen.Elements(0.0, 0.001, 0.02, 0.4)
         select PictureSeries.Curves(
             seed, [.. Enumerable.Range(0, count).Select(number => $"strategy-with-a-name-{number}")], sessions, swing))
        .ToArbitrary(),
        curves => IsTidy(MomentumPicture.Of(curves, 0.05, "REPLAY", "synthetic market, seed 7")!))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Labels_of_the_allocation_stay_apart_and_inside() => Prop.ForAll(
        (from count in Gen.Choose(0, 40)
         from price in AnyPrice
         from cash in Gen.Elements(0m, 12.34m, 100_000m, 98_765_432.10m)
         select Holding(count, (decimal)price, cash)).ToArbitrary(),
        state => AllocationPicture.Of(state, "latest marks") is not { } picture || IsTidy(picture))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, 12.0, 0.04)]
    [InlineData(20, 7.0, 0.0)]
    [InlineData(500, 0.0312, 0.08)]
    [InlineData(250, 612_345_678.0, 0.02)]
    public void The_known_odd_series_are_tidy(int sessions, double price, double swing)
    {
        var chart = PictureSeries.Chart(11, sessions, price, swing, gaps: sessions > 200 ? 0.3 : 0);

        Assert.True(IsTidy(CandlePicture.Of(
            chart, PictureSeries.Levels(price, price * 0.1, price * 1.001), "PAPER", "folder smallcap")));
    }

    private static Gen<(SymbolBars Bars, ChartLevel[] Levels)> Charts() =>
        from seed in Gen.Choose(0, int.MaxValue)
        from sessions in Gen.Frequency((1, Gen.Constant(1)), (6, Gen.Choose(2, 500)))
        from price in AnyPrice
        from swing in Gen.Elements(0.0, 0.0001, 0.02, 0.08, 0.4)
        from gaps in Gen.Elements(0.0, 0.1, 0.95)
        from name in Gen.Elements("", "Abcd", new string('W', 90))
        from volume in Gen.Elements(0.0, 3.0, 4e5, 9e12)
        from away in Gen.Elements(0.0001, 0.01, 0.1, 0.9)
        let chart = PictureSeries.Chart(seed, sessions, price, swing, gaps, name, volume)
        let last = chart.Bars[^1].Close
        where last is > 0.0002 and < 4e8
        select (chart, PictureSeries.Levels(last, last * (1 - away), last * (1 + away)));

    private static Gen<EquityPoint[]> Equities() =>
        from seed in Gen.Choose(0, int.MaxValue)
        from sessions in Gen.Choose(1, 500)
        from start in Gen.Elements(0.01m, 47m, 1_000m, 100_000m, 987_654_321m)
        from swing in Gen.Elements(0.0, 0.001, 0.02, 0.3)
        from flow in Gen.Elements(0m, 500m)
        select PictureSeries.Equity(seed, sessions, start, swing)
            .Select((point, place) => place == 5 ? point with { Flow = new Usd(flow) } : point).ToArray();

    private static DeskState Holding(int count, decimal price, decimal cash)
    {
        var positions = Enumerable.Range(0, count).Select(number => new Position(
            Symbol.Of($"SYM{number}"), [new Lot(Desks.Day, Quantity.Of(1 + (number % 3)), Price.Of(price))],
            "momentum", null, Desks.Day, null, null, null, null, Price.Of(price * 1.07m)));
        return DeskState.Empty with
        {
            Opening = Desks.FirstEvening.Opening,
            Books = Books.Opening(new Usd(cash)),
            Positions = positions.ToImmutableSortedDictionary(position => position.Symbol, position => position),
        };
    }

    private static bool IsTidy(Picture picture)
    {
        foreach (var theme in PictureTheme.All)
        {
            var reading = new SvgReading(picture.Draw(theme));
            Assert.Empty(reading.FindFaults());
            Assert.NotEmpty(reading.Texts);
            Assert.All(reading.Xs, place => Assert.InRange(place, 0, reading.Image.Width));
        }

        return true;
    }
}
