using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Scanning;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>What each strategy's shadow book made since the start of the stretch that decides whether it takes part.
/// </summary>
internal static class MomentumPicture
{
    private const int Height = 700;
    private const double LabelHeight = 54;
    private const double MostLabelWidth = 250;
    private const double Lead = 20;

    /// <summary>Null without a curve of two closes.</summary>
    /// <param name="least">The return from which a strategy takes part.</param>
    public static Picture? Of(
        IReadOnlyList<StrategyCurve> curves, double least, string? banner, string source)
    {
        var drawn = curves
            .Where(curve => curve.Equity.Count > 1 && curve.Equity[0] > 0 && curve.Equity.All(double.IsFinite))
            .OrderByDescending(MadeBy).ThenBy(curve => curve.Strategy, StringComparer.Ordinal)
            .ToList();
        if (drawn.Count == 0)
        {
            return null;
        }

        var sessions = drawn.SelectMany(curve => curve.Sessions).Distinct().Order().ToList();
        var made = drawn.Select(curve => $"{curve.Strategy} {Percent(MadeBy(curve))}");
        var alt = string.Create(CultureInfo.InvariantCulture,
            $"Strategies' shadow books over {sessions.Count - 1} sessions to {sessions[^1]:yyyy-MM-dd}: ")
            + string.Join(", ", made);
        var frame = new PictureFrame(
            "Strategies", "shadow books, net of cost", "",
            $"{Figures.Count(sessions.Count - 1, "session", "sessions")} to {Figures.Day(sessions[^1])}, New York; "
            + $"takes part from {Percent(least)}",
            null, banner, source);
        return new Picture("strategies", alt, theme => Draw(drawn, sessions, least, frame, alt, theme));
    }

    private static double MadeBy(StrategyCurve curve) => (curve.Equity[^1] / curve.Equity[0]) - 1;

    private static string Percent(double ratio) => Figures.Change(ratio).Text;

    private static SvgImage Draw(
        List<StrategyCurve> curves, List<DateOnly> sessions, double least, PictureFrame frame, string alt,
        PictureTheme theme)
    {
        var sheet = frame.Begin(theme, Height, alt);
        var inside = PictureFrame.Inside(Height);
        var values = curves.SelectMany(curve => curve.Equity.Select(value => (value / curve.Equity[0]) - 1))
            .Append(least).Append(0).ToList();
        var pad = (values.Max() - values.Min()) * 0.05;
        var (low, high) = (values.Min() - pad, values.Max() + pad);
        var (ticks, decimals) = new ValueScale(default, low, high).Ticks(6);
        var quiet = new SvgText(theme.Quiet, Anchor: SvgAnchor.End);
        var names = NamesOf(curves, inside.Bottom - 34 - inside.Top);
        var box = new Box(
            inside.Left + ticks.Max(tick => quiet.WidthOf(ValueScale.PercentText(tick, decimals))) + 8,
            inside.Top,
            inside.Right - Lead - names.Max(WidthOf),
            inside.Bottom - 34);
        var scale = new ValueScale(box, low, high);
        foreach (var tick in ticks)
        {
            var y = scale.Y(tick);
            sheet.Line(box.Left, y, box.Right, y, tick == 0 ? theme.Quiet : theme.Grid, tick == 0 ? 2 : 1.2);
            sheet.Text(box.Left - 8, Math.Clamp(y + 7, box.Top + 15, box.Bottom), ValueScale.PercentText(
                tick, decimals), quiet);
        }

        sheet.Line(box.Left, scale.Y(least), box.Right, scale.Y(least), theme.Up, 2, "7 6");
        var axis = new DateAxis(box, sessions);
        DrawCurves(sheet, theme, curves, sessions, axis, scale);
        DrawNames(sheet, theme, curves, names, box, scale);
        axis.Draw(sheet, theme);
        return sheet.Finish();
    }

    // The worst are left out where there is no room for all; the last line says how many.
    private static List<(string Name, string Made)> NamesOf(List<StrategyCurve> curves, double height)
    {
        var room = LabelStack.Room(LabelHeight, 0, height);
        var shown = curves.Count <= room ? curves.Count : room - 1;
        var names = curves.Take(shown).Select(curve =>
        {
            var name = PictureText.Drawable(curve.Strategy);
            return (TextWidths.Fit(name, 20, MostLabelWidth, isBold: true),
                Percent(MadeBy(curve)) + (curve.TakesPart ? ", takes part" : ""));
        }).ToList();
        if (shown < curves.Count)
        {
            names.Add(("others", string.Create(CultureInfo.InvariantCulture, $"{curves.Count - shown} more")));
        }

        return names;
    }

    private static double WidthOf((string Name, string Made) label) => Math.Max(
        TextWidths.Of(label.Name, 20, isBold: true), TextWidths.Of(label.Made, 20));

    private static void DrawCurves(
        SvgSheet sheet, PictureTheme theme, List<StrategyCurve> curves, List<DateOnly> sessions, DateAxis axis,
        ValueScale scale)
    {
        var places = sessions.Select((session, place) => (session, place))
            .ToDictionary(one => one.session, one => one.place);
        foreach (var (curve, rank) in curves.Select((curve, rank) => (curve, rank)).Reverse())
        {
            var points = curve.Sessions.Zip(curve.Equity, (session, value) =>
                (axis.X(places[session]), scale.Y((value / curve.Equity[0]) - 1))).ToList();
            sheet.Curve(points, theme.Lines[rank % theme.Lines.Count], curve.TakesPart ? 4 : 2.5);
        }
    }

    private static void DrawNames(
        SvgSheet sheet, PictureTheme theme, List<StrategyCurve> curves, List<(string Name, string Made)> names,
        Box box, ValueScale scale)
    {
        var wanted = curves.Take(names.Count).Select(curve => scale.Y(MadeBy(curve))).ToList();
        var centres = LabelStack.Place(wanted, LabelHeight, box.Top, box.Bottom);
        for (var rank = 0; rank < names.Count; rank++)
        {
            var colour = theme.Lines[rank % theme.Lines.Count];
            var left = box.Right + Lead;
            sheet.Line(box.Right, wanted[rank], left - 4, centres[rank], colour, 2);
            sheet.Text(left, centres[rank] - 4, names[rank].Name, new SvgText(colour, IsBold: true));
            sheet.Text(left, centres[rank] + 20, names[rank].Made, new SvgText(theme.Ink));
        }
    }
}
