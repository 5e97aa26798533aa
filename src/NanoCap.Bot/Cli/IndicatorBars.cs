using NanoCap.Bot.MarketData;
using NanoCap.Trading.Bars;

namespace NanoCap.Bot.Cli;

/// <summary>The bars of one file as the verb computes on them; what is wrong with the file becomes problems by line.
/// </summary>
internal static class IndicatorBars
{
    private static readonly BarColumns None = new(0, [], [], [], [], [], [], []);

    public static BarColumns Read(string? file, bool isAdjusted, List<string> problems)
    {
        if (!File.Exists(file))
        {
            var found = file is null ? "nothing" : $"no '{file}'";
            problems.Add($"expected a CSV file of bars after --file, found {found}; give its path.");
            return None;
        }

        try
        {
            var bars = CsvBarFile.Read(file);
            var before = problems.Count;
            problems.AddRange(ProblemsOf(bars, isAdjusted));
            return problems.Count > before ? None : ColumnsOf(bars.Columns, isAdjusted);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add($"expected a readable file after --file, found: {failure.Message}");
            return None;
        }
    }

    private static IEnumerable<string> ProblemsOf(CsvBarFile file, bool isAdjusted)
    {
        if (file.Faults.Count > 0)
        {
            return file.Faults.Select(fault => $"{file.Path} {fault}; correct the file.");
        }

        if (file.Columns.Count == 0)
        {
            return [$"{file.Path}: expected bars after the header, found none; give a file with some."];
        }

        return isAdjusted && !file.HasAdjustedClose
            ? [$"{file.Path}: expected a column adj_close for --adjusted, found none; leave --adjusted away."]
            : [];
    }

    /// <summary>Columns of exactly the bars' number, because indicators write as many values as they read.</summary>
    private static BarColumns ColumnsOf(BarColumns read, bool isAdjusted)
    {
        double[] Prices(double[] column) =>
        [
            .. column.Take(read.Count).Select((price, row) =>
                isAdjusted ? price * (read.AdjustedClose[row] / read.Close[row]) : price),
        ];
        return read with
        {
            Open = Prices(read.Open),
            High = Prices(read.High),
            Low = Prices(read.Low),
            Close = (isAdjusted ? read.AdjustedClose : read.Close)[..read.Count],
            Volume = read.Volume[..read.Count],
        };
    }
}
