using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>Rows for a screen of a phone: in columns of one width where they fit, else each row in two lines. No number
/// is ever cut.</summary>
internal static class TelegramTable
{
    /// <summary>So many letters of one width fit on a phone.</summary>
    public const int Widest = 38;

    // A rank says nothing without the symbol beside it.
    private const int LongestRank = 2;
    private const string Between = " \u00b7 ";

    public static IEnumerable<TextLine> Of(CardBlock.Table table)
    {
        var columns = Enumerable.Range(0, table.Columns.Count).ToList();
        var widths = columns.ConvertAll(place => table.Rows
            .Select(row => row[place].Text.Length).Append(table.Columns[place].Name.Length).Max());
        var gaps = columns.Count - 1;
        var gap = widths.Sum() + (2 * gaps) <= Widest ? 2 : 1;
        return widths.Sum() + (gap * gaps) <= Widest
            ? table.Rows
                .Select(row => row.Select(cell => cell.Text))
                .Prepend(table.Columns.Select(column => column.Name))
                .Select(row => Aligned([.. row], table.Columns, widths, gap))
            : table.Rows.SelectMany(row => InTwoLines(row, table.Columns));
    }

    /// <summary>Labels and values: in columns where they fit, else one line each.</summary>
    public static IEnumerable<TextLine> Of(CardBlock.Fields fields)
    {
        var label = fields.Items.Select(field => field.Label.Length).DefaultIfEmpty().Max();
        var value = fields.Items.Select(field => field.Value.Text.Length).DefaultIfEmpty().Max();
        return fields.Items.Count > 1 && label + 2 + value <= Widest
            ? fields.Items.Select(field => TextLine.Of(
                new TextRun(field.Label.PadRight(label + 2) + field.Value.Text)) with { IsTable = true })
            : fields.Items.Select(field => TextLine.Of(new TextRun(field.Label + ": "), RunOf(field.Value)));
    }

    public static TextRun RunOf(Cell cell) => cell.Tone == Tone.Strong ? TextRun.Bold(cell.Text) : new(cell.Text);

    private static TextLine Aligned(
        List<string> cells, IReadOnlyList<Column> columns, List<int> widths, int gap)
    {
        var texts = cells.Select((text, place) =>
            columns[place].IsNumber ? text.PadLeft(widths[place]) : text.PadRight(widths[place]));
        return TextLine.Of(new TextRun(string.Join(new string(' ', gap), texts).TrimEnd())) with { IsTable = true };
    }

    /// <summary>The first line names the row; what has no value is left out of the second.</summary>
    private static IEnumerable<TextLine> InTwoLines(IReadOnlyList<Cell> row, IReadOnlyList<Column> columns)
    {
        var naming = row[0].Text.Length <= LongestRank && row.Count > 1 ? 2 : 1;
        yield return TextLine.Of(TextRun.Bold(string.Join(' ', row.Take(naming).Select(cell => cell.Text))));
        var values = row
            .Select((cell, place) => (cell.Text, columns[place].Name))
            .Skip(naming)
            .Where(cell => cell.Text.Length > 0 && cell.Text != Figures.Dash)
            .Select(cell => $"{cell.Name} {cell.Text}".Trim());
        yield return TextLine.Of(new TextRun(string.Join(Between, values)));
    }
}
