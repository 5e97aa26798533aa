using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Chat.Pictures;

/// <summary>What the money is in: a bar for cash and for each position, the largest first. Bars compare better than
/// slices where shares are alike, as equal sizes make them.</summary>
internal static class AllocationPicture
{
    private const int MostRows = 12;
    private const double RowHeight = 46;

    /// <summary>Null for an account without anything.</summary>
    public static Picture? Of(DeskState state, string source)
    {
        var whole = state.Equity;
        if (whole.Value <= 0m)
        {
            return null;
        }

        var rows = RowsOf(state, whole);
        var frame = new PictureFrame(
            "What the money is in", "", Figures.Money(whole),
            Figures.Count(state.Positions.Count, "position", "positions")
            + (state.Session is { } session ? $", {Figures.Day(session)}, New York" : ""),
            null, Banner.Of(state), source);
        var alt = "What the money is in: "
            + string.Join(", ", rows.Select(row => $"{row.Name} {row.Amount} USD {row.Part}"));
        return new Picture("allocation", alt, theme => Draw(rows, frame, alt, theme));
    }

    private static List<Row> RowsOf(DeskState state, Usd whole)
    {
        var held = state.Positions.Values
            .OrderByDescending(position => position.MarketValue).ThenBy(position => position.Symbol)
            .ToList();
        var named = held.Count <= MostRows ? held : held[..(MostRows - 1)];
        List<Row> rows = [RowOf("Cash", state.Books.Cash, null)];
        rows.AddRange(named.Select(position => RowOf(
            position.Symbol.Value, position.MarketValue, position.Return.Value)));
        if (named.Count < held.Count)
        {
            var rest = held[named.Count..];
            rows.Add(RowOf(
                string.Create(CultureInfo.InvariantCulture, $"{rest.Count} others"),
                new Usd(rest.Sum(position => position.MarketValue.Value)), null));
        }

        return rows;

        Row RowOf(string name, Usd amount, decimal? change)
        {
            var share = amount.Value / whole.Value;
            return new Row(
                name, amount.RoundToCent().ToString(),
                (share * 100m).ToString("0.0", CultureInfo.InvariantCulture) + "%", (double)share, change);
        }
    }

    private static SvgImage Draw(List<Row> rows, PictureFrame frame, string alt, PictureTheme theme)
    {
        var height = (int)(PictureFrame.Top + (rows.Count * RowHeight) + 54);
        var sheet = frame.Begin(theme, height, alt);
        var inside = PictureFrame.Inside(height);
        var (name, text) = (new SvgText(theme.Ink, 22, true), new SvgText(theme.Ink, 22, Anchor: SvgAnchor.End));
        var change = new SvgText(theme.Ink, 22, true, SvgAnchor.End);
        var changes = rows.Max(row => change.WidthOf(row.ChangeText));
        var right = inside.Right - (changes > 0 ? changes + 16 : 0);
        var parts = right - rows.Max(row => text.WidthOf(row.Part)) - 16;
        var left = inside.Left + rows.Max(row => name.WidthOf(row.Name)) + 14;
        var bars = new Box(left, 0, parts - rows.Max(row => text.WidthOf(row.Amount)) - 14, 0);
        var most = Math.Max(rows.Max(row => row.Share), 1e-9);
        for (var place = 0; place < rows.Count; place++)
        {
            var row = rows[place];
            var top = inside.Top + (place * RowHeight);
            var baseline = top + (RowHeight / 2) + 8;
            sheet.Text(inside.Left, baseline, row.Name, name);
            sheet.Text(parts, baseline, row.Amount, text);
            sheet.Text(right, baseline, row.Part, text);
            sheet.Text(inside.Right, baseline, row.ChangeText, change with
            {
                Colour = theme.ColourOf(row.Change ?? 0m),
            });
            var length = Math.Max(row.Share, 0) / most * bars.Width;
            var bar = new Box(bars.Left, top + 7, bars.Left + Math.Max(length, 2), top + RowHeight - 7);
            sheet.Rect(bar, place == 0 ? theme.Quiet : theme.Accent, rounded: 4);
        }

        return sheet.Finish();
    }

    /// <param name="Part">Of the whole, as a percentage.</param>
    /// <param name="Change">The result of a position; null where there is none.</param>
    private sealed record Row(string Name, string Amount, string Part, double Share, decimal? Change)
    {
        public string ChangeText => Change is { } known ? Figures.Change(known).Text : "";
    }
}
