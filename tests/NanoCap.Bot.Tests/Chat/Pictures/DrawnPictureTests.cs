using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Tests.Chat.Pictures;

public sealed class DrawnPictureTests
{
    private static readonly DateOnly[] Days = PictureSeries.Sessions(6, new DateOnly(2024, 1, 2));

    // The fourth session has no bar.
    private static readonly SymbolBars Small = new(
        new Listing(Symbol.Of("ABCD"), "Abcd & Sons <Holding>"),
        Days,
        [
            new Bar(Days[0], 4.00, 4.20, 3.95, 4.10, 120_000),
            new Bar(Days[1], 4.10, 4.15, 3.90, 3.95, 90_000),
            new Bar(Days[2], 3.95, 4.30, 3.95, 4.25, 310_000),
            new Bar(Days[4], 4.40, 4.60, 4.35, 4.35, 0),
            new Bar(Days[5], 4.35, 4.35, 4.35, 4.35, 1_500),
        ]);

    private static Picture Chart => CandlePicture.Of(Small, PictureSeries.Levels(4.05, 3.65, 4.86), "PAPER", "folder");

    [Fact]
    public void A_small_chart_is_drawn_as_it_was_approved() =>
        Approved.Text(Chart.Draw(PictureTheme.Light).Text, "chart-svg");

    [Fact]
    public void The_same_data_give_the_same_bytes()
    {
        Assert.Equal(Chart.Draw(PictureTheme.Dark).Text, Chart.Draw(PictureTheme.Dark).Text);
        Assert.NotEqual(Chart.Draw(PictureTheme.Dark).Text, Chart.Draw(PictureTheme.Light).Text);
    }

    [Fact]
    public void The_words_beside_a_chart_say_what_it_shows()
    {
        Assert.Equal("chart-abcd", Chart.Name);
        Assert.Equal(
            "ABCD from 2024-01-02 to 2024-01-09: low 3.90, high 4.60, last 4.35, target 4.86, entry 4.05, stop 3.65",
            Chart.Alt);
    }

    [Fact]
    public void A_level_far_away_stands_at_the_edge_and_does_not_flatten_the_candles()
    {
        var chart = PictureSeries.Chart(3, 40, 10, 0.02);
        var reading = new SvgReading(CandlePicture
            .Of(chart, PictureSeries.Levels(10, 1, 90), null, "folder").Draw(PictureTheme.Light));

        Assert.Contains(reading.Texts, text => text.Text == "\u2191 target 90.00");
        Assert.Contains(reading.Texts, text => text.Text == "\u2193 stop 1.00");
        Assert.Contains(reading.Texts, text => text.Text == "entry 10.00");
    }

    // 100 -> 120 -> 90 is a fall of 25 %; the deposit of 30 on the last day is no gain.
    [Fact]
    public void A_deposit_is_no_result_in_the_equity_picture()
    {
        var days = PictureSeries.Sessions(4);
        var picture = EquityPicture.Of(
            [
                new(days[0], new Usd(100m), Usd.Zero), new(days[1], new Usd(120m), Usd.Zero),
                new(days[2], new Usd(90m), Usd.Zero),
                new(days[3], new Usd(120m), Usd.Zero) { Flow = new Usd(30m) },
            ],
            "PAPER", "account")!;
        var texts = new SvgReading(picture.Draw(PictureTheme.Light)).Texts.Select(text => text.Text).ToList();

        Assert.Contains("-10.0%", texts);
        Assert.Contains("drawdown, at most 25.0%, deposits and withdrawals taken out", texts);
        Assert.EndsWith("largest drawdown 25.0%", picture.Alt, StringComparison.Ordinal);
    }

    [Fact]
    public void Strategies_stand_in_the_order_of_what_they_made_and_too_many_are_counted()
    {
        var names = Enumerable.Range(0, 14).Select(number => $"s{number}").ToList();
        var curves = PictureSeries.Curves(2, names);
        var texts = new SvgReading(MomentumPicture.Of(curves, 0.05, null, "folder")!.Draw(PictureTheme.Light)).Texts;
        var shown = texts.Select(text => text.Text).Where(names.Contains).ToList();
        var best = curves.OrderByDescending(curve => curve.Equity[^1]).Select(curve => curve.Strategy).ToList();

        Assert.Equal(best.Take(shown.Count), shown);
        Assert.Contains(texts, text => text.Text == $"{14 - shown.Count} more");
    }

    [Fact]
    public void The_money_is_shown_in_bars_with_cash_first()
    {
        var picture = AllocationPicture.Of(Desks.SecondEvening, "latest marks")!;

        Assert.Equal("What the money is in: Cash 754.05 USD 76.5%, ABCD 231.00 USD 23.5%", picture.Alt);
        var texts = new SvgReading(picture.Draw(PictureTheme.Dark)).Texts.Select(text => text.Text).ToList();
        Assert.True(texts.IndexOf("Cash") < texts.IndexOf("ABCD"));
        Assert.Contains("+3.7%", texts);
    }

    [Fact]
    public void Nothing_is_drawn_of_nothing()
    {
        Assert.Null(EquityPicture.Of([], null, "account"));
        Assert.Null(MomentumPicture.Of([], 0.05, null, "folder"));
        Assert.Null(MomentumPicture.Of([new("momentum", [Days[0]], [1.0], false)], 0.05, null, "folder"));
        Assert.Null(AllocationPicture.Of(NanoCap.Trading.Desk.DeskState.Empty, "marks"));
    }
}
