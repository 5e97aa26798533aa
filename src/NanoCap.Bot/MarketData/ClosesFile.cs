using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.MarketData;

/// <summary>A table of closes: <c>date,SPY,IWM</c>, a column a fund, an empty field where it has none.</summary>
internal static class ClosesFile
{
    private const int MostProblems = 20;

    /// <summary>The closes, or null with problems.</summary>
    public static AllocationPrices? Read(string path, List<string> problems)
    {
        var faults = new List<string>();
        try
        {
            var prices = Read(File.ReadLines(path), faults);
            problems.AddRange(faults.Take(MostProblems).Select(fault => $"{path} {fault}; correct the file."));
            if (faults.Count > MostProblems)
            {
                problems.Add($"{path}: and {faults.Count - MostProblems} more lines at fault.");
            }

            return faults.Count == 0 ? prices : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add($"expected a readable file after --data, found: {failure.Message}");
            return null;
        }
    }

    private static AllocationPrices? Read(IEnumerable<string> lines, List<string> faults)
    {
        using var rest = lines.GetEnumerator();
        var header = rest.MoveNext() ? rest.Current.TrimStart('\uFEFF').Split(',') : [];
        var symbols = new List<Symbol>();
        foreach (var name in header.Skip(1))
        {
            if (!Symbol.TryParse(name, out var symbol) || symbols.Contains(symbol))
            {
                faults.Add($"line 1: expected each column after date to be another ticker, found '{name}'");
            }
            else
            {
                symbols.Add(symbol);
            }
        }

        if (header.Length < 2 || header[0] != "date")
        {
            faults.Add($"line 1: expected the columns date,SPY,..., found '{string.Join(',', header)}'");
        }

        var days = new List<int>();
        var closes = symbols.Select(_ => new List<double>()).ToList();
        if (faults.Count > 0)
        {
            return null;
        }

        for (var line = 2; rest.MoveNext(); line++)
        {
            var fields = rest.Current.Split(',');
            if (FindFault(fields, header, days.Count > 0 ? days[^1] : 0, out var day) is { } fault)
            {
                faults.Add($"line {line}: {fault}");
                continue;
            }

            days.Add(day);
            for (var column = 0; column < closes.Count; column++)
            {
                closes[column].Add(fields[column + 1].Length == 0 ? double.NaN : Parse(fields[column + 1]));
            }
        }

        if (faults.Count == 0 && days.Count == 0)
        {
            faults.Add("line 2: expected a row of closes, found none");
        }

        return faults.Count > 0 ? null : AllocationPrices.OfCloses([.. days],
            symbols.Zip(closes).ToDictionary(pair => pair.First, pair => pair.Second.ToArray()));
    }

    private static string? FindFault(string[] fields, string[] header, int previous, out int day)
    {
        day = 0;
        if (fields.Length != header.Length)
        {
            return $"expected {header.Length} fields, found {fields.Length}";
        }

        if (!DateOnly.TryParseExact(
            fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return $"expected a date such as 2024-01-31, found '{fields[0]}'";
        }

        day = date.DayNumber;
        if (day <= previous)
        {
            return $"expected a date after {DateOnly.FromDayNumber(previous):yyyy-MM-dd}, found {fields[0]}";
        }

        for (var column = 1; column < fields.Length; column++)
        {
            if (fields[column].Length > 0 && !(Parse(fields[column]) > 0 && double.IsFinite(Parse(fields[column]))))
            {
                return $"expected a close above zero or nothing in {header[column]}, found '{fields[column]}'";
            }
        }

        return null;
    }

    private static double Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
