using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>What stands around every picture: a headline with a figure, a second line, the banner and the source.
/// </summary>
/// <param name="Title">Never cut.</param>
/// <param name="Name">After the title, as much as there is room for.</param>
/// <param name="Figure">At the right end of the headline.</param>
/// <param name="Period">The second line.</param>
/// <param name="Change">At its right end; null for nothing.</param>
/// <param name="Banner">Says whether the money and the prices are real.</param>
/// <param name="Source">Where the numbers come from.</param>
internal sealed record PictureFrame(
    string Title, string Name, string Figure, string Period, decimal? Change, string? Banner, string Source)
{
    public const int Width = 800;
    public const double Margin = 18;
    public const double Top = 100;
    private const double Gap = 14;

    public static Box Inside(int height) => new(Margin, Top, Width - Margin, height - 40);

    public SvgSheet Begin(PictureTheme theme, int height, string alt)
    {
        var sheet = new SvgSheet(Width, height, theme.Paper, alt);
        Headline(sheet, theme);
        SecondLine(sheet, theme);
        Foot(sheet, theme, height);
        return sheet;
    }

    private void Headline(SvgSheet sheet, PictureTheme theme)
    {
        var strong = new SvgText(theme.Ink, 30, true);
        var figure = PictureText.Drawable(Figure);
        sheet.Text(Width - Margin, 46, figure, strong with { Anchor = SvgAnchor.End });
        var room = Width - (2 * Margin) - strong.WidthOf(figure) - Gap;
        var title = TextWidths.Fit(PictureText.Drawable(Title), strong.Size, room, isBold: true);
        sheet.Text(Margin, 46, title, strong);

        var used = strong.WidthOf(title) + Gap;
        var quiet = new SvgText(theme.Quiet, 22);
        sheet.Text(Margin + used, 46, TextWidths.Fit(PictureText.Drawable(Name), quiet.Size, room - used), quiet);
    }

    private void SecondLine(SvgSheet sheet, PictureTheme theme)
    {
        var change = Change is { } known ? Figures.Change(known).Text : "";
        var style = new SvgText(theme.ColourOf(Change ?? 0m), 22, true, SvgAnchor.End);
        sheet.Text(Width - Margin, 78, change, style);
        var quiet = new SvgText(theme.Quiet);
        var room = Width - (2 * Margin) - style.WidthOf(change) - Gap;
        sheet.Text(Margin, 78, TextWidths.Fit(PictureText.Drawable(Period), quiet.Size, room), quiet);
    }

    private void Foot(SvgSheet sheet, PictureTheme theme, int height)
    {
        var loud = new SvgText(theme.Warning, 18, true);
        var banner = TextWidths.Fit(PictureText.Drawable(Banner ?? ""), loud.Size, Width / 2, isBold: true);
        sheet.Text(Margin, height - 14, banner, loud);
        var quiet = new SvgText(theme.Quiet, 18, Anchor: SvgAnchor.End);
        var room = Width - (2 * Margin) - loud.WidthOf(banner) - Gap;
        sheet.Text(Width - Margin, height - 14, TextWidths.Fit(PictureText.Drawable(Source), quiet.Size, room), quiet);
    }
}
