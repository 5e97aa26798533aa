using System.Globalization;
using System.Text;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Bars that were read before, a file a symbol in the form of a folder of bars. Nothing is lost with it: what
/// is torn or does not fit is read again.</summary>
internal sealed class BarCache(string folder)
{
    private const string Header = "date,open,high,low,close,adj_close,volume,share_factor";
    private const string BeginName = "first-session.txt";
    private static readonly BarColumns NoColumns = new(0, [], [], [], [], [], [], []);
    private readonly string bars = Path.Combine(folder, "bars");

    /// <summary>Forgets everything unless it reaches back far enough.</summary>
    public void Begin(DateOnly from)
    {
        Directory.CreateDirectory(bars);
        var file = Path.Combine(folder, BeginName);
        var reachesBack = File.Exists(file)
            && DateOnly.TryParseExact(
                File.ReadAllText(file).Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var begin)
            && begin <= from;
        if (!reachesBack)
        {
            foreach (var old in Directory.GetFiles(bars, "*.csv"))
            {
                File.Delete(old);
            }

            Replace(file, from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The last session and its close; null when the symbol must be read whole.</summary>
    public (DateOnly Day, decimal Close)? FindLast(Symbol symbol)
    {
        if (FindLines(symbol) is not { Length: > 1 } lines)
        {
            return null;
        }

        var fields = lines[^1].Split(',');
        return fields.Length == Header.Count(character => character == ',') + 1
            && DateOnly.TryParseExact(
                fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && decimal.TryParse(fields[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var close)
            && close > 0m
                ? (day, close) : null;
    }

    public void Write(Symbol symbol, IReadOnlyList<BarRow> rows) => WriteLines(symbol, [Header], rows);

    /// <summary>Puts rows in the place of the last one and after it.</summary>
    public void Append(Symbol symbol, IReadOnlyList<BarRow> rows) => WriteLines(
        symbol, FindLines(symbol) is { Length: > 1 } lines ? lines[..^1] : [Header], rows);

    public void Forget(Symbol symbol) => File.Delete(FileOf(symbol));

    /// <summary>The bars with their splits, or what is wrong with them.</summary>
    public (BarColumns Columns, IReadOnlyList<Split> Splits, string? Fault) Find(Symbol symbol)
    {
        var file = File.Exists(FileOf(symbol)) ? CsvBarFile.Read(FileOf(symbol)) : null;
        if (file is not { Faults.Count: 0, Columns.Count: > 0 } || FindLines(symbol) is not { } lines)
        {
            return (NoColumns, [], file is { Faults.Count: > 0 } ? file.Faults[0].ToString() : "no whole file");
        }

        var splits = new List<Split>();
        foreach (var line in lines.Skip(1).Where(line => !line.EndsWith(',')))
        {
            var factor = line[(line.LastIndexOf(',') + 1)..];
            if (!DateOnly.TryParseExact(
                    line[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                || !decimal.TryParse(factor, NumberStyles.Float, CultureInfo.InvariantCulture, out var shares)
                || shares <= 0m)
            {
                return (NoColumns, [], $"expected a factor of shares above zero, found '{factor}'");
            }

            splits.Add(new Split(day, shares));
        }

        return (file.Columns, splits, null);
    }

    private string FileOf(Symbol symbol) => Path.Combine(bars, $"{symbol}.csv");

    // A file that does not end with a line was torn while it was written.
    private string[]? FindLines(Symbol symbol)
    {
        var file = FileOf(symbol);
        var text = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
        return text.StartsWith(Header, StringComparison.Ordinal) && text.EndsWith('\n')
            ? text[..^1].Split('\n') : null;
    }

    private void WriteLines(Symbol symbol, IEnumerable<string> before, IReadOnlyList<BarRow> rows)
    {
        var text = new StringBuilder();
        foreach (var line in before.Concat(rows.Select(row => row.ToString())))
        {
            text.Append(line).Append('\n');
        }

        Replace(FileOf(symbol), text.ToString());
    }

    // Another process may write its own at the same moment; the last one wins, and both are whole.
    private static void Replace(string file, string text)
    {
        var draft = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}.tmp");
        File.WriteAllText(draft, text);
        File.Move(draft, file, overwrite: true);
    }
}
