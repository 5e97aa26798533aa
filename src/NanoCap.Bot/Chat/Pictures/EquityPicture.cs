using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Equity at each close, and beneath it how far it was under its highest; deposits and withdrawals are no
/// result and make no drawdown.</summary>
internal static class EquityPicture
{
    private const int Height = 700;
    private const double DrawdownHeight = 130;

    /// <summary>Null without a close.</summary>
    /// <param name="curve">The account at each close, oldest first; the first is what the change counts from.</param>
    public static Picture? Of(IReadOnlyList<EquityPoint> curve, string? banner, string source)
    {
        if (curve.Count == 0)
        {
            return null;
        }

        var result = EquityMetrics.WithoutFlows([.. curve]);
        var falls = FallsOf(result);
        var frame = new PictureFrame(
            "Equity", "US dollars", Figures.Money(curve[^1].Equity).Replace(" USD", "", StringComparison.Ordinal),
            $"{Figures.Count(curve.Count, "close", "closes")} to {Figures.Day(curve[^1].Session)}, New York",
            ChartNumbers.Change(result[0], result[^1]), banner, source);
        var alt = string.Create(CultureInfo.InvariantCulture,
            $"Equity from {curve[0].Session:yyyy-MM-dd} to {curve[^1].Session:yyyy-MM-dd}: first {curve[0].Equity}, ")
            + $"last {curve[^1].Equity}, lowest {Least(curve)}, highest {Most(curve)} USD, "
            + $"largest drawdown {Figures.Percent(-falls.Min())}";
        return new Picture("equity", alt, theme => Draw(curve, falls, frame, alt, theme));
    }

    private static Usd Least(IReadOnlyList<EquityPoint> curve) => curve.Min(point => point.Equity);

    private static Usd Most(IReadOnlyList<EquityPoint> curve) => curve.Max(point => point.Equity);

    private static double[] FallsOf(double[] equity)
    {
        var falls = new double[equity.Length];
        var peak = equity[0];
        for (var place = 0; place < equity.Length; place++)
        {
            peak = Math.Max(peak, equity[place]);
            falls[place] = peak > 0 ? (equity[place] / peak) - 1 : 0;
        }

        return falls;
    }

    private static SvgImage Draw(
        IReadOnlyList<EquityPoint> curve, double[] falls, PictureFrame frame, string alt, PictureTheme theme)
    {
        var sheet = frame.Begin(theme, Height, alt);
        var inside = PictureFrame.Inside(Height);
        var values = curve.Select(point => (double)point.Equity.Value).ToArray();
        var (low, high) = (values.Min(), values.Max());
        var pad = Math.Max((high - low) * 0.08, Math.Max(Math.Abs(high) * 0.005, 0.01));
        var worst = Math.Min(falls.Min() * 1.15, -0.01);
        var top = new PriceColumn(TagsOf(values, theme), low - pad, high + pad, mostTicks: 5, ValueScale.MoneyText);
        var beneath = new PriceColumn([], worst, 0, mostTicks: 3, ValueScale.PercentText);
        var right = inside.Right - Math.Max(top.Width, beneath.Width);
        var fall = new Box(inside.Left, inside.Bottom - 34 - DrawdownHeight, right, inside.Bottom - 34);
        var equity = inside with { Right = right, Bottom = fall.Top - 42 };
        var axis = new DateAxis(fall, [.. curve.Select(point => point.Session)]);

        DrawEquity(sheet, theme, values, axis, equity, top, new ValueScale(equity, low - pad, high + pad));
        var caption = $"drawdown, at most {Figures.Percent(-falls.Min())}"
            + (curve.Skip(1).Any(point => point.Flow != Usd.Zero) ? ", deposits and withdrawals taken out" : "");
        sheet.Text(fall.Left, fall.Top - 12, TextWidths.Fit(caption, 20, inside.Width), new SvgText(theme.Quiet));
        DrawFalls(sheet, theme, falls, axis, fall, beneath, new ValueScale(fall, worst, 0));
        axis.Draw(sheet, theme);
        return sheet.Finish();
    }

    private static List<PriceTag> TagsOf(double[] values, PictureTheme theme) =>
    [
        new PriceTag($"start {Short(values[0])}", values[0], theme.Quiet, "7 6"),
        new PriceTag($"now {Short(values[^1])}", values[^1], theme.Accent, null),
    ];

    private static string Short(double dollars) => dollars.ToString("#,##0", CultureInfo.InvariantCulture);

    private static void DrawEquity(
        SvgSheet sheet, PictureTheme theme, double[] values, DateAxis axis, Box box, PriceColumn column,
        ValueScale scale)
    {
        column.DrawGrid(sheet, theme, box, scale);
        var points = values.Select((value, place) => (axis.X(place), scale.Y(value))).ToList();
        sheet.Area([(points[0].Item1, box.Bottom), .. points, (points[^1].Item1, box.Bottom)], theme.Accent, 0.14);
        column.DrawTags(sheet, theme, box, scale);
        sheet.Curve(points, theme.Accent, 3);
        sheet.Dot(points[^1].Item1, points[^1].Item2, 5, theme.Accent);
    }

    private static void DrawFalls(
        SvgSheet sheet, PictureTheme theme, double[] falls, DateAxis axis, Box box, PriceColumn column,
        ValueScale scale)
    {
        column.DrawGrid(sheet, theme, box, scale);
        var points = falls.Select((value, place) => (axis.X(place), scale.Y(value))).ToList();
        sheet.Line(box.Left, box.Top, box.Right, box.Top, theme.Quiet);
        sheet.Area([(points[0].Item1, box.Top), .. points, (points[^1].Item1, box.Top)], theme.Down, 0.3);
        sheet.Curve(points, theme.Down, 2);
    }
}
