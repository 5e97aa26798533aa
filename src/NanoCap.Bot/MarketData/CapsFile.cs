using System.Globalization;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData;

/// <summary><c>caps.csv</c>: <c>2024-01-31,ABVC,12500000</c> is what a symbol was worth on a day.</summary>
internal static class CapsFile
{
    public const string Name = "caps.csv";

    private static readonly string[] Columns = ["date", "symbol", "market_cap"];

    public static Dictionary<Symbol, MarketCapHistory> Read(string path, List<string> problems)
    {
        var caps = new Dictionary<Symbol, Dictionary<DateOnly, double>>();
        CsvTable.Read(path, Columns, problems, row =>
        {
            var before = problems.Count;
            var symbol = row.Symbol();
            var cap = row.NumberAbove(0, "market_cap");
            if (!DateOnly.TryParseExact(
                row.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                row.Refuse("date", "a date such as 2024-01-31");
            }

            // An empty capitalisation is unknown and says nothing.
            if (problems.Count > before || symbol is not { } known || cap is not { } dollars)
            {
                return;
            }

            if (!caps.TryGetValue(known, out var days))
            {
                caps.Add(known, days = []);
            }

            if (!days.TryAdd(date, (double)dollars))
            {
                row.Refuse("date", $"one capitalisation of {known} a date");
            }
        });
        return caps.ToDictionary(one => one.Key, one => new MarketCapHistory(one.Value));
    }
}
