using System.Globalization;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>Sessions side by side, without the days between them; a few are named.</summary>
internal sealed class DateAxis(Box box, IReadOnlyList<DateOnly> sessions)
{
    private const int MostWithDays = 140;
    private const int FewEnoughForAll = 8;
    private const double Air = 22;

    public double Slot => box.Width / Math.Max(1, sessions.Count);

    public double X(int place) => box.Left + ((place + 0.5) * Slot);

    /// <summary>Writes the names below the box.</summary>
    public void Draw(SvgSheet sheet, PictureTheme theme)
    {
        var style = new SvgText(theme.Quiet, Anchor: SvgAnchor.Middle);
        foreach (var (x, middle, text) in Names(style))
        {
            sheet.Line(x, box.Bottom, x, box.Bottom + 6, theme.Quiet, 1.5);
            sheet.Text(middle, box.Bottom + 28, text, style);
        }
    }

    private List<(double X, double Middle, string Text)> Names(SvgText style)
    {
        var candidates = Candidates();
        for (var every = 1; every < candidates.Count; every++)
        {
            var names = candidates.Where((_, index) => index % every == 0).Select(place => Name(place, style)).ToList();
            var fits = names.Zip(names.Skip(1), (left, right) =>
                right.Middle - left.Middle >= ((style.WidthOf(left.Text) + style.WidthOf(right.Text)) / 2) + Air);
            if (fits.All(isApart => isApart))
            {
                return names;
            }
        }

        return [.. candidates.Take(1).Select(place => Name(place, style))];
    }

    // The first of each week, or of each month where there are many; the first of all begins no month.
    private List<int> Candidates()
    {
        var all = Enumerable.Range(0, sessions.Count).ToList();
        if (sessions.Count <= FewEnoughForAll)
        {
            return all;
        }

        Func<DateOnly, int> period = sessions.Count <= MostWithDays
            ? session => (session.DayNumber + 1) / 7
            : session => (session.Year * 12) + session.Month;
        var starts = all.Where(place => place > 0 && period(sessions[place]) != period(sessions[place - 1])).ToList();
        return starts.Count > 0 ? starts : [0];
    }

    private (double X, double Middle, string Text) Name(int place, SvgText style)
    {
        var text = sessions[place].ToString(
            sessions.Count <= MostWithDays ? "MMM d" : "MMM yyyy", CultureInfo.InvariantCulture);
        var half = style.WidthOf(text) / 2;
        return (X(place), Math.Clamp(X(place), box.Left + half, box.Right - half), text);
    }
}
