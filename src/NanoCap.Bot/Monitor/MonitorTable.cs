using NanoCap.Bot.Chat.Cards;

namespace NanoCap.Bot.Monitor;

/// <summary>Rows under a heading, each on one line. What does not fit is left out by columns, the least important
/// first, and then cut at the end of the line: a number is shown whole or not at all.</summary>
/// <param name="Columns">With the order in which they are left out; 0 never is.</param>
internal sealed record MonitorTable(
    IReadOnlyList<(Column Column, int LeftOut)> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    private const string Gap = "  ";

    /// <summary>The heading and at most so many rows; the last of them tells how many are not shown.</summary>
    public IEnumerable<IReadOnlyList<Cell>> Lines(int width, int mostRows)
    {
        var kept = KeptIn(width);
        var widths = kept.Select(WidthOf).ToList();
        yield return Line(
            kept, widths, kept.Select(place => new Cell(Columns[place].Column.Name, Tone.Quiet)).ToList());
        var shown = Rows.Count <= mostRows ? Rows.Count : Math.Max(0, mostRows - 1);
        foreach (var row in Rows.Take(shown))
        {
            yield return Line(kept, widths, kept.Select(place => row[place]).ToList());
        }

        if (shown < Rows.Count)
        {
            yield return [new($"... and {Rows.Count - shown} more", Tone.Quiet)];
        }
    }

    private List<int> KeptIn(int width)
    {
        var kept = Enumerable.Range(0, Columns.Count).ToList();
        foreach (var next in kept.Where(place => Columns[place].LeftOut > 0)
            .OrderBy(place => Columns[place].LeftOut).ToList())
        {
            if (kept.Sum(WidthOf) + Gap.Length * (kept.Count - 1) <= width)
            {
                break;
            }

            kept.Remove(next);
        }

        return kept;
    }

    private int WidthOf(int place) =>
        Rows.Select(row => row[place].Text.Length).Append(Columns[place].Column.Name.Length).Max();

    private List<Cell> Line(List<int> kept, List<int> widths, List<Cell> cells)
    {
        var line = new List<Cell>();
        for (var at = 0; at < kept.Count; at++)
        {
            var text = cells[at].Text;
            line.Add(cells[at] with
            {
                Text = Columns[kept[at]].Column.IsNumber ? text.PadLeft(widths[at]) : text.PadRight(widths[at]),
            });
            line.Add(Gap);
        }

        line.RemoveAt(line.Count - 1);
        return line;
    }
}
