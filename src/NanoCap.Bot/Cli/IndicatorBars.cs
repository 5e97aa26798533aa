using System.Globalization;
using NanoCap.Trading.Bars;

namespace NanoCap.Bot.Cli;

/// <summary>The bars of one file as the verb computes on them; what is wrong with the file becomes problems by line.
/// </summary>
internal static class IndicatorBars
{
    private const int MostProblems = 20;
    private static readonly string[] Numbers = ["open", "high", "low", "close", "adj_close", "volume"];

    public static BarColumns Read(string? file, bool isAdjusted, List<string> problems)
    {
        var none = new BarColumns(0, [], [], [], [], [], [], []);
        if (!File.Exists(file))
        {
            var found = file is null ? "nothing" : $"no '{file}'";
            problems.Add($"expected a CSV file of bars after --file, found {found}; give its path.");
            return none;
        }

        var faults = new List<string>();
        try
        {
            var bars = ReadColumns(File.ReadLines(file), faults);
            problems.AddRange(faults.Take(MostProblems).Select(fault => $"{file} {fault}; correct the file."));
            if (faults.Count > MostProblems)
            {
                problems.Add($"{file}: and {faults.Count - MostProblems} more lines at fault.");
            }

            return faults.Count > 0 ? none : isAdjusted ? Adjusted(bars) : bars;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add($"expected a readable file after --file, found: {failure.Message}");
            return none;
        }
    }

    private static BarColumns ReadColumns(IEnumerable<string> lines, List<string> faults)
    {
        using var rest = lines.GetEnumerator();
        var header = rest.MoveNext() ? rest.Current.Split(',') : [];
        var date = Array.IndexOf(header, "date");
        var places = Numbers.Select(name => Array.IndexOf(header, name)).ToArray();
        if (date < 0 || places.Contains(-1))
        {
            faults.Add($"line 1: expected the columns date,{string.Join(',', Numbers)}, "
                + $"found '{string.Join(',', header)}'");
            return new(0, [], [], [], [], [], [], []);
        }

        var days = new List<int>();
        var values = Numbers.Select(_ => new List<double>()).ToArray();
        for (var line = 2; rest.MoveNext(); line++)
        {
            var fields = rest.Current.Split(',');
            var row = ReadRow(fields, header.Length, date, places, days.LastOrDefault(), out var fault);
            if (fault is not null)
            {
                faults.Add($"line {line}: {fault}");
                continue;
            }

            days.Add(row.DayNumbers[1]);
            double[] numbers =
                [row.Open[0], row.High[0], row.Low[0], row.Close[0], row.AdjustedClose[0], row.Volume[0]];
            for (var column = 0; column < numbers.Length; column++)
            {
                values[column].Add(numbers[column]);
            }
        }

        return new(days.Count, [.. days],
            [.. values[0]], [.. values[1]], [.. values[2]], [.. values[3]], [.. values[4]], [.. values[5]]);
    }

    /// <summary>Reads one line as two equal rows, the first on the day before, so that the house's rules judge it
    /// alone and in its order.</summary>
    private static BarColumns ReadRow(
        string[] fields, int count, int date, int[] places, int previousDay, out string? fault)
    {
        var row = new BarColumns(0, [], [], [], [], [], [], []);
        if (fields.Length != count)
        {
            fault = $"expected {count} fields, found {fields.Length}";
            return row;
        }

        if (!DateOnly.TryParseExact(
            fields[date], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            fault = $"expected a date such as 2024-01-31, found '{fields[date]}'";
            return row;
        }

        var pairs = new double[places.Length][];
        for (var column = 0; column < places.Length; column++)
        {
            var text = fields[places[column]];
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                fault = $"expected a number in {Numbers[column]}, found '{text}'";
                return row;
            }

            pairs[column] = [number, number];
        }

        row = new(2, [previousDay, day.DayNumber], pairs[0], pairs[1], pairs[2], pairs[3], pairs[4], pairs[5]);
        fault = BarColumnsValidation.FindFirstFault(row) is { } found
            ? $"expected {found.Expected}, found {found.Found}"
            : null;
        return row;
    }

    private static BarColumns Adjusted(BarColumns bars)
    {
        double[] Scale(double[] prices) =>
            [.. prices.Select((price, row) => price * (bars.AdjustedClose[row] / bars.Close[row]))];
        return bars with
        {
            Open = Scale(bars.Open),
            High = Scale(bars.High),
            Low = Scale(bars.Low),
            Close = bars.AdjustedClose,
        };
    }
}
