using NanoCap.Bot.Chat.Cards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NanoCap.Bot.Chat.Console;

/// <summary>A table, or, where it is too wide, its rows one after the other with the columns' names. No number is ever
/// cut.</summary>
internal static class TableLayout
{
    private const int Gap = 2;

    public static IEnumerable<IRenderable> Of(CardBlock.Table block, int width)
    {
        var least = block.Columns.Select((column, place) => LeastWidth(column, block.Rows.Select(row => row[place])));
        return least.Sum() + Gap * (block.Columns.Count - 1) <= width ? [AsTable(block)] : AsRecords(block);
    }

    // Numbers and first words stay whole; other text may break between words.
    private static int LeastWidth(Column column, IEnumerable<Cell> cells) =>
        cells.Select(cell => LeastWidth(cell.Text, column.IsNumber)).Append(LeastWidth(column.Name, true)).Max();

    private static int LeastWidth(string text, bool staysWhole) =>
        staysWhole ? text.Length : text.Split(' ').Max(word => word.Length);

    private static Table AsTable(CardBlock.Table block)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        for (var place = 0; place < block.Columns.Count; place++)
        {
            var column = block.Columns[place];
            var isLast = place == block.Columns.Count - 1;
            table.AddColumn(new TableColumn(ConsoleText.Of(column.Name, Tone.Quiet))
            {
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                NoWrap = column.IsNumber,
                Padding = new Padding(0, 0, isLast ? 0 : Gap, 0),
            });
        }

        foreach (var row in block.Rows)
        {
            table.AddRow(row.Select(cell => ConsoleText.Of(cell)));
        }

        return table;
    }

    private static IEnumerable<IRenderable> AsRecords(CardBlock.Table block)
    {
        foreach (var row in block.Rows)
        {
            var paragraph = new Paragraph();
            for (var place = 0; place < block.Columns.Count; place++)
            {
                paragraph.Append(ConsoleText.Plain(block.Columns[place].Name) + " ", ConsoleText.StyleOf(Tone.Quiet));
                paragraph.Append(ConsoleText.Plain(row[place].Text), ConsoleText.StyleOf(row[place].Tone));
                paragraph.Append(place < block.Columns.Count - 1 ? "   " : "");
            }

            yield return paragraph;
        }
    }
}
