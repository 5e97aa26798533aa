using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Chat.Cards;

public sealed class EquityFiguresTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    [Fact]
    public void Return_and_drawdown_of_a_curve_worked_by_hand()
    {
        var figures = EquityFigures.Of(Curve(100m, 110m, 99m, 104.5m));
        Assert.Equal(0.045m, figures.Return);
        Assert.Equal(4.5m, figures.Change);
        Assert.Equal(0.1m, figures.Drawdown);
        Assert.Null(figures.Sharpe);
    }

    [Fact]
    public void Sharpe_of_twenty_returns_of_plus_two_and_minus_one_per_cent()
    {
        // Mean .005; sample deviation sqrt(20 x .015^2 / 19) = .0153897; times sqrt(252): 5.1575 (by hand).
        var equity = new List<decimal> { 1000m };
        for (var day = 0; day < 20; day++)
        {
            equity.Add(equity[^1] * (day % 2 == 0 ? 1.02m : 0.99m));
        }

        Assert.Equal(5.1575, EquityFigures.Of(Curve([.. equity])).Sharpe!.Value, 4);
        Assert.Null(EquityFigures.Of(Curve([.. equity.Take(20)])).Sharpe);
    }

    [Fact]
    public void A_curve_that_never_moves_has_no_Sharpe()
    {
        var figures = EquityFigures.Of(Curve([.. Enumerable.Repeat(1000m, 30)]));
        Assert.Null(figures.Sharpe);
        Assert.Equal(0m, figures.Drawdown);
    }

    [Fact]
    public void A_stretch_is_measured_from_the_close_before_it()
    {
        var curve = Curve(100m, 120m, 90m, 99m);
        Assert.Equal(0.1m, EquityFigures.Since(curve, Start.AddDays(3)).Return);
        Assert.Equal(-0.175m, EquityFigures.Since(curve, Start.AddDays(2)).Return);
        Assert.Null(EquityFigures.Since(curve, Start).Return);
        Assert.Null(EquityFigures.Since(curve, Start.AddDays(9)).Return);
    }

    [Fact]
    public void A_week_begins_on_its_Monday_and_a_month_on_its_first()
    {
        Assert.Equal(new DateOnly(2024, 1, 8), PeriodDates.First(Period.Week, new DateOnly(2024, 1, 12)));
        Assert.Equal(new DateOnly(2024, 1, 8), PeriodDates.First(Period.Week, new DateOnly(2024, 1, 8)));
        Assert.Equal(new DateOnly(2024, 1, 1), PeriodDates.First(Period.Month, new DateOnly(2024, 1, 12)));
    }

    private static List<EquityPoint> Curve(params decimal[] equity) =>
        [.. equity.Select((value, day) => new EquityPoint(Start.AddDays(day), new Usd(value), new Usd(value)))];
}
