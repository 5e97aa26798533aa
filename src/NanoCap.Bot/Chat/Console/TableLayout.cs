using NanoCap.Bot.Chat.Cards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NanoCap.Bot.Chat.Console;

/// <summary>A table, or, where it is too wide, its rows one after the other with the columns' names. No number is ever
/// cut.</summary>
internal static class TableLayout
{
    private const int Gap = 2;
    private const int GapInRecord = 3;

    public static IEnumerable<IRenderable> Of(CardBlock.Table block, int width)
    {
        var least = block.Columns.Select((column, place) => LeastWidth(column, block.Rows.Select(row => row[place])));
        return least.Sum() + Gap * (block.Columns.Count - 1) <= width ? [AsTable(block)] : AsRecords(block, width);
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
            var at = place;
            var isOneWord = block.Rows.All(row => !row[at].Text.Contains(' ', StringComparison.Ordinal));
            var isLast = place == block.Columns.Count - 1;
            table.AddColumn(new TableColumn(ConsoleText.Of(column.Name, Tone.Quiet))
            {
                Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                NoWrap = column.IsNumber || isOneWord,
                Padding = new Padding(0, 0, isLast ? 0 : Gap, 0),
            });
        }

        foreach (var row in block.Rows)
        {
            table.AddRow(row.Select(cell => ConsoleText.Of(cell)));
        }

        return table;
    }

    private static IEnumerable<IRenderable> AsRecords(CardBlock.Table block, int width)
    {
        foreach (var row in block.Rows)
        {
            var line = new Paragraph();
            var used = 0;
            for (var place = 0; place < block.Columns.Count; place++)
            {
                var name = place == 0 ? "" : ConsoleText.Plain(block.Columns[place].Name) + " ";
                var text = ConsoleText.Plain(row[place].Text);
                if (text.Length == 0)
                {
                    continue;
                }

                if (used > 0 && used + GapInRecord + name.Length + text.Length > width)
                {
                    yield return line;
                    (line, used) = (new Paragraph(), 0);
                }

                // A name stays with its value, and the further lines of a record stand further in.
                var before = used > 0 || place == 0 ? GapInRecord * Math.Min(used, 1) : GapInRecord;
                line.Append(new string(' ', before));
                line.Append(name, ConsoleText.StyleOf(Tone.Quiet));
                line.Append(text, ConsoleText.StyleOf(row[place].Tone));
                used += before + name.Length + text.Length;
            }

            yield return line;
        }
    }
}
