using System.Globalization;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.CsvFolder;

/// <summary><c>splits.csv</c>: <c>ABVC,2023-07-25,10,reverse</c> is one new share for ten old ones.</summary>
internal static class SplitsFile
{
    public const string Name = "splits.csv";

    private static readonly string[] Columns = ["symbol", "effective_date", "ratio", "kind"];

    /// <summary>The splits of each symbol by effective date, ascending.</summary>
    public static Dictionary<Symbol, List<Split>> Read(string path, List<string> problems)
    {
        var splits = new Dictionary<Symbol, List<Split>>();
        CsvTable.Read(path, Columns, problems, row =>
        {
            if (row.Symbol() is not { } symbol || ReadSplit(row, problems) is not { } split)
            {
                return;
            }

            if (!splits.TryGetValue(symbol, out var known))
            {
                splits.Add(symbol, known = []);
            }

            if (known.Exists(other => other.EffectiveDate == split.EffectiveDate))
            {
                row.Refuse("effective_date", $"one split of {symbol} on a date");
                return;
            }

            known.Add(split);
        });
        foreach (var known in splits.Values)
        {
            known.Sort((left, right) => left.EffectiveDate.CompareTo(right.EffectiveDate));
        }

        return splits;
    }

    private static Split? ReadSplit(CsvTableRow row, List<string> problems)
    {
        var before = problems.Count;
        var ratio = row.NumberAbove(1, "ratio");
        if (ratio is null && problems.Count == before)
        {
            row.Refuse("ratio", "a number above 1");
        }

        if (!DateOnly.TryParseExact(
            row.Text("effective_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            row.Refuse("effective_date", "a date such as 2024-01-31");
        }

        var kind = row.Text("kind");
        if (kind is not ("forward" or "reverse"))
        {
            row.Refuse("kind", "forward or reverse");
        }

        return problems.Count > before || ratio is not { } shares
            ? null
            : new Split(date, kind == "forward" ? shares : 1m / shares);
    }
}
