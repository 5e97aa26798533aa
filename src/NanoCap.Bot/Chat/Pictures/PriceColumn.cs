namespace NanoCap.Bot.Chat.Pictures;

/// <summary>The right end of a panel: grid values in quiet, labelled prices in tags, none over another.</summary>
internal sealed class PriceColumn
{
    private const double TagHeight = 30;
    private const double Lead = 14;
    private const double Air = 8;

    private static readonly SvgText Style = new("", 20, true);

    private readonly IReadOnlyList<PriceTag> tags;
    private readonly IReadOnlyList<double> ticks;
    private readonly Func<double, int, string> write;
    private readonly int decimals;

    /// <param name="tags">What is labelled; one outside of the range stands at the edge with an arrow.</param>
    /// <param name="low">At the bottom of the panel.</param>
    /// <param name="high">At its top.</param>
    /// <param name="mostTicks">Grid lines.</param>
    /// <param name="write">A grid value with so many decimals.</param>
    public PriceColumn(
        IReadOnlyList<PriceTag> tags, double low, double high, int mostTicks, Func<double, int, string> write)
    {
        this.write = write;
        this.tags =
        [
            .. tags.Select(tag => tag.Value > high ? tag with { Text = "\u2191 " + tag.Text }
                : tag.Value < low ? tag with { Text = "\u2193 " + tag.Text }
                : tag),
        ];
        (ticks, decimals) = new ValueScale(default, low, high).Ticks(mostTicks);
        var grid = ticks.Select(tick => TextWidths.Of(write(tick, decimals), Style.Size));
        Width = Lead + (2 * Air) + this.tags.Select(tag => Style.WidthOf(tag.Text)).Concat(grid).Append(0).Max();
    }

    public double Width { get; }

    public void DrawGrid(SvgSheet sheet, PictureTheme theme, Box box, ValueScale scale)
    {
        var centres = Centres(box, scale);
        foreach (var tick in ticks)
        {
            var y = scale.Y(tick);
            sheet.Line(box.Left, y, box.Right, y, theme.Grid, 1.2);
            var isFree = centres.All(centre => Math.Abs(centre - y) >= (TagHeight + Style.Size) / 2);
            if (isFree && y >= box.Top + 8 && y <= box.Bottom - 4)
            {
                sheet.Text(box.Right + Lead + Air, y + 7, write(tick, decimals), new SvgText(theme.Quiet));
            }
        }
    }

    public void DrawTags(SvgSheet sheet, PictureTheme theme, Box box, ValueScale scale)
    {
        var centres = Centres(box, scale);
        for (var place = 0; place < tags.Count; place++)
        {
            var (tag, centre) = (tags[place], centres[place]);
            var y = Math.Clamp(scale.Y(tag.Value), box.Top, box.Bottom);
            if (tag.Dashes is { } dashes && scale.Holds(tag.Value))
            {
                sheet.Line(box.Left, y, box.Right, y, tag.Colour, 2, dashes);
            }

            if (scale.Holds(tag.Value))
            {
                sheet.Line(box.Right, y, box.Right + Lead, centre, tag.Colour, 2);
            }

            var left = box.Right + Lead;
            sheet.Rect(
                new Box(left, centre - (TagHeight / 2) + 1, left + Width - Lead, centre + (TagHeight / 2) - 1),
                tag.Colour, rounded: 5);
            sheet.Text(left + Air, centre + 7, tag.Text, Style with { Colour = theme.OnTag });
        }
    }

    private double[] Centres(Box box, ValueScale scale) => LabelStack.Place(
        [.. tags.Select(tag => Math.Clamp(scale.Y(tag.Value), box.Top, box.Bottom))], TagHeight, box.Top - 6,
        box.Bottom + 6);
}
