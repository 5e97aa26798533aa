using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Candles with volume beneath, and lines at entry, stop and target. A candle that rose is hollow, so that
/// the colours need not be told apart.</summary>
internal static class CandlePicture
{
    private const int Height = 700;
    private const double VolumeHeight = 90;

    /// <summary>A level further away than this many times the stretch of the candles would flatten them.</summary>
    private const double MostStretch = 3;

    public static Picture Of(SymbolBars chart, IReadOnlyList<ChartLevel> levels, string? banner, string source) => new(
        Picture.NameOf("chart", chart.Listing.Symbol.Value),
        AltOf(chart, levels),
        theme => Draw(chart, levels, FrameOf(chart, banner, source), theme));

    private static PictureFrame FrameOf(SymbolBars chart, string? banner, string source)
    {
        var last = chart.Bars[^1];
        var sessions = Figures.Count(chart.Sessions.Count, "session", "sessions");
        return new PictureFrame(
            chart.Listing.Symbol.Value,
            chart.Listing.Name,
            ChartNumbers.Price(last.Close),
            $"{sessions} to {Figures.Day(last.Session)}, New York",
            ChartNumbers.Change(chart.Bars[0].Close, last.Close),
            banner,
            source);
    }

    private static string AltOf(SymbolBars chart, IReadOnlyList<ChartLevel> levels)
    {
        var first = chart.Bars[0];
        var last = chart.Bars[^1];
        var lines = levels.Select(level => $", {level.Name} {level.Price}");
        return string.Create(CultureInfo.InvariantCulture,
            $"{chart.Listing.Symbol} from {first.Session:yyyy-MM-dd} to {last.Session:yyyy-MM-dd}: ")
            + $"low {ChartNumbers.Price(chart.Bars.Min(bar => bar.Low))}, "
            + $"high {ChartNumbers.Price(chart.Bars.Max(bar => bar.High))}, "
            + $"last {ChartNumbers.Price(last.Close)}{string.Concat(lines)}";
    }

    private static SvgImage Draw(
        SymbolBars chart, IReadOnlyList<ChartLevel> levels, PictureFrame frame, PictureTheme theme)
    {
        var sheet = frame.Begin(theme, Height, AltOf(chart, levels));
        var inside = PictureFrame.Inside(Height);
        var tags = TagsOf(chart, levels, theme);
        var (low, high) = RangeOf(chart, levels);
        var column = new PriceColumn(tags, low, high, mostTicks: 6, ValueScale.PriceText);
        var right = inside.Right - column.Width;
        var volume = new Box(inside.Left, inside.Bottom - 34 - VolumeHeight, right, inside.Bottom - 34);
        var prices = inside with { Right = right, Bottom = volume.Top - 38 };
        var scale = new ValueScale(prices, low, high);
        var axis = new DateAxis(volume, chart.Sessions);

        column.DrawGrid(sheet, theme, prices, scale);
        DrawVolume(sheet, theme, chart, axis, volume);
        DrawCandles(sheet, theme, chart, axis, scale);
        column.DrawTags(sheet, theme, prices, scale);
        axis.Draw(sheet, theme);
        return sheet.Finish();
    }

    private static List<PriceTag> TagsOf(SymbolBars chart, IReadOnlyList<ChartLevel> levels, PictureTheme theme)
    {
        var close = chart.Bars[^1].Close;
        List<PriceTag> tags =
        [
            .. levels.Select(level => new PriceTag(
                $"{level.Name} {level.Price}",
                (double)level.Price.Value,
                level.Kind switch
                {
                    ChartLevelKind.Stop => theme.Down,
                    ChartLevelKind.Target => theme.Up,
                    _ => theme.Accent,
                },
                level.Kind == ChartLevelKind.Entry ? "14 6" : "7 6")),
        ];
        tags.Add(new PriceTag($"last {ChartNumbers.Price(close)}", close, theme.Ink, null));
        return tags;
    }

    // Everything fits unless a level is far off; a price that never moved still has a middle.
    private static (double Low, double High) RangeOf(SymbolBars chart, IReadOnlyList<ChartLevel> levels)
    {
        var (low, high) = (chart.Bars.Min(bar => bar.Low), chart.Bars.Max(bar => bar.High));
        var stretch = Math.Max(high - low, high * 0.02);
        var near = levels.Select(level => (double)level.Price.Value)
            .Where(price => price >= low - (stretch * MostStretch) && price <= high + (stretch * MostStretch))
            .ToList();
        (low, high) = (near.Append(low).Min(), near.Append(high).Max());
        var pad = Math.Max((high - low) * 0.05, high * 0.005);
        return (Math.Max(0, low - pad), high + pad);
    }

    private static void DrawVolume(SvgSheet sheet, PictureTheme theme, SymbolBars chart, DateAxis axis, Box box)
    {
        var most = chart.Bars.Max(bar => bar.Volume);
        var caption = most > 0 ? $"volume, at most {ChartNumbers.Shares(most)} shares" : "no volume";
        sheet.Text(box.Left, box.Top - 10, caption, new SvgText(theme.Quiet));
        sheet.Line(box.Left, box.Bottom, box.Right, box.Bottom, theme.Quiet);
        if (!(most > 0))
        {
            return;
        }

        var half = BodyOf(axis.Slot) / 2;
        var bars = chart.Bars.Where(bar => bar.Volume > 0).ToLookup(bar => bar.Close >= bar.Open, bar =>
        {
            var x = X(chart, axis, bar);
            return SvgSheet.Rectangle(new Box(x - half, box.Up(bar.Volume / most), x + half, box.Bottom));
        });
        sheet.Shapes([.. bars[true]], theme.Up, opacity: 0.6);
        sheet.Shapes([.. bars[false]], theme.Down, opacity: 0.6);
    }

    private static void DrawCandles(
        SvgSheet sheet, PictureTheme theme, SymbolBars chart, DateAxis axis, ValueScale scale)
    {
        var wide = BodyOf(axis.Slot);
        var stroke = Math.Clamp(axis.Slot * 0.18, 1, 2.5);
        var isHollow = wide >= 6;
        foreach (var rose in new[] { true, false })
        {
            var wicks = new List<string>();
            var bodies = new List<string>();
            foreach (var bar in chart.Bars.Where(bar => bar.Close >= bar.Open == rose))
            {
                var x = X(chart, axis, bar);
                var (top, bottom) = (scale.Y(Math.Max(bar.Open, bar.Close)), scale.Y(Math.Min(bar.Open, bar.Close)));
                var middle = (top + bottom) / 2;
                (top, bottom) = (Math.Min(top, middle - 0.8), Math.Max(bottom, middle + 0.8));
                wicks.Add(SvgSheet.Upright(x, Math.Min(scale.Y(bar.High), top), top));
                wicks.Add(SvgSheet.Upright(x, bottom, Math.Max(scale.Y(bar.Low), bottom)));
                bodies.Add(SvgSheet.Rectangle(new Box(x - (wide / 2), top, x + (wide / 2), bottom)));
            }

            var colour = rose ? theme.Up : theme.Down;
            sheet.Shapes(wicks, "none", colour, stroke);
            sheet.Shapes(bodies, rose && isHollow ? theme.Paper : colour, isHollow ? colour : null, stroke);
        }
    }

    private static double BodyOf(double slot) => Math.Clamp(slot * 0.64, 0.9, 26);

    private static double X(SymbolBars chart, DateAxis axis, Bar bar) => axis.X(chart.PlaceOf(bar.Session));
}
