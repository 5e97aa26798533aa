using System.Globalization;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Monitor;

/// <summary>A picture as lines of a screen: the head and the plan always, then as much of the rest as there is room
/// for, positions first, the news with what is left.</summary>
internal static class MonitorScreen
{
    private const int LeastNews = 3;
    private const int LeastRows = 2;
    private const string PlanName = "Next  ";
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <param name="picture">The bot.</param>
    /// <param name="width">Columns; no line is longer.</param>
    /// <param name="height">Lines at the most.</param>
    /// <param name="silentFor">How long the bot has not answered; null while it does.</param>
    /// <param name="foot">The last line; null for none.</param>
    public static IReadOnlyList<IReadOnlyList<Cell>> Lines(
        MonitorPicture picture, int width, int height, TimeSpan? silentFor = null, string? foot = null)
    {
        var lines = new List<IReadOnlyList<Cell>>(MonitorHead.Of(picture, width, silentFor));
        var plan = Plan(picture, width);
        var tables = new List<(MonitorTable Table, string None)>
        {
            (MonitorTables.Positions(picture), "No positions."),
            (MonitorTables.Proposals(picture), "No open proposals."),
            (MonitorTables.Orders(picture), "No open orders."),
        };
        var room = height - lines.Count - plan.Count - (foot is null ? 0 : 1);
        var wanted = tables.Sum(known => HeightOf(known.Table, known.Table.Rows.Count)) + LeastNews + 1;
        var isTight = wanted > room;
        foreach (var (table, none) in tables)
        {
            if (!isTight)
            {
                lines.Add([]);
            }

            var rows = isTight ? RowsOf(table, tables.Select(known => known.Table), room) : table.Rows.Count;
            lines.AddRange(table.Rows.Count == 0 ? [[new Cell(none, Tone.Quiet)]] : table.Lines(width, rows));
        }

        lines.AddRange(isTight ? plan : [[], .. plan]);
        var left = height - lines.Count - (foot is null ? 0 : 1);
        lines.AddRange(News(picture, isTight ? left : left - 1, isTight));
        if (foot is not null)
        {
            var free = Math.Max(0, height - 1 - lines.Count);
            lines = [.. lines.Take(height - 1), .. Enumerable.Repeat<Cell[]>([], free), [new Cell(foot, Tone.Quiet)]];
        }

        return [.. lines.Take(height).Select(line => Cut(line, width))];
    }

    /// <summary>The line as text; nothing stays of its tones.</summary>
    public static string Text(IReadOnlyList<Cell> line) => string.Concat(line.Select(cell => cell.Text)).TrimEnd();

    private static int HeightOf(MonitorTable table, int rows) => rows == 0 ? 2 : rows + 2;

    /// <summary>Rows for one table where all together are too many: each gets a few, the first the rest.</summary>
    private static int RowsOf(MonitorTable table, IEnumerable<MonitorTable> all, int room)
    {
        var free = room - LeastNews;
        foreach (var each in all)
        {
            free -= 1 + Math.Min(each.Rows.Count, LeastRows);
        }

        foreach (var each in all)
        {
            var more = Math.Clamp(each.Rows.Count - LeastRows, 0, Math.Max(0, free));
            if (each.Columns == table.Columns && each.Rows == table.Rows)
            {
                return Math.Min(each.Rows.Count, LeastRows) + more;
            }

            free -= more;
        }

        return LeastRows;
    }

    private static List<IReadOnlyList<Cell>> Plan(MonitorPicture picture, int width)
    {
        var today = TradingCalendar.Nyse.NewYorkDate(picture.At);
        var text = string.Empty;
        foreach (var job in picture.NextJobs)
        {
            var next = (text.Length > 0 ? "   " : "") + When(job.DueAt, today) + " " + job.Name;
            text += text.Length == 0 || PlanName.Length + text.Length + next.Length <= width ? next : "";
        }

        return [[new(PlanName, Tone.Quiet), text.Length == 0 ? "nothing" : text]];
    }

    private static IEnumerable<IReadOnlyList<Cell>> News(MonitorPicture picture, int room, bool isTight)
    {
        if (room < 1)
        {
            yield break;
        }

        if (!isTight)
        {
            yield return [];
        }

        if (picture.LastEvents.Count == 0)
        {
            yield return [new("Nothing has happened since the bot was started.", Tone.Quiet)];
        }

        var today = TradingCalendar.Nyse.NewYorkDate(picture.At);
        foreach (var happened in picture.LastEvents.Take(room))
        {
            yield return
            [
                new(When(happened.At, today) + "  ", Tone.Quiet), new(happened.Text, ToneOf(happened.Severity)),
            ];
        }
    }

    private static string When(DateTimeOffset at, DateOnly today)
    {
        var there = TradingCalendar.Nyse.ToNewYork(at);
        return DateOnly.FromDateTime(there.DateTime) == today
            ? there.ToString("HH:mm", Invariant)
            : there.ToString("ddd HH:mm", Invariant);
    }

    private static Tone ToneOf(Severity severity) => severity switch
    {
        Severity.Good => Tone.Good,
        Severity.Warning => Tone.Warning,
        Severity.Critical => Tone.Bad,
        _ => Tone.Plain,
    };

    private static string Cut(string text, int width) =>
        text.Length <= width ? text
        : width < 4 ? text[..width]
        : text[..(width - 3)].TrimEnd() + "...";

    /// <summary>Without characters with which a hostile name could move the cursor.</summary>
    private static string Plain(string text) => string.Concat(text.Select(character =>
        char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format ? '?' : character));

    private static List<Cell> Cut(IReadOnlyList<Cell> line, int width)
    {
        var cut = new List<Cell>();
        var left = width;
        foreach (var cell in line)
        {
            if (left > 0 && cell.Text.Length > 0)
            {
                cut.Add(cell with { Text = Plain(Cut(cell.Text, left)) });
                left -= Math.Min(left, cell.Text.Length);
            }
        }

        return cut;
    }
}
