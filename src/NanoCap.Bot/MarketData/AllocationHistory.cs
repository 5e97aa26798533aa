using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Bot.MarketData;

/// <summary>The prices of an allocation book's funds, from a table of closes or a folder of bar files. A universe.csv
/// is not needed: nothing but prices is asked of a fund.</summary>
internal static class AllocationHistory
{
    /// <summary>The prices, or null with problems.</summary>
    public static AllocationPrices? Read(string? path, IReadOnlyList<Symbol> symbols, List<string> problems)
    {
        var before = problems.Count;
        var prices = Directory.Exists(path) ? ReadFolder(path, symbols, problems)
            : File.Exists(path) ? ClosesFile.Read(path, problems)
            : null;
        if (prices is null)
        {
            if (problems.Count == before)
            {
                problems.Add("expected after --data a folder of bars (SYMBOL.csv) or a file of closes (date,SPY,...), "
                    + (path is null ? "found nothing; name one." : $"found no '{path}'; correct the path."));
            }

            return null;
        }

        var missing = symbols.Where(symbol => !prices.Has(symbol)).ToList();
        if (missing.Count > 0 && problems.Count == before)
        {
            problems.Add($"{path}: expected prices of {string.Join(", ", symbols)}, "
                + $"found none of {string.Join(", ", missing)}; add them.");
        }

        return problems.Count == before ? prices : null;
    }

    private static AllocationPrices ReadFolder(string path, IReadOnlyList<Symbol> symbols, List<string> problems)
    {
        var inside = Path.Combine(path, "bars");
        var folder = Directory.Exists(inside) ? inside : path;
        var histories = new List<SymbolHistory>();
        foreach (var symbol in symbols)
        {
            var file = Path.Combine(folder, $"{symbol}.csv");
            if (!File.Exists(file))
            {
                continue;
            }

            if (ReadBars(file, problems) is { } columns)
            {
                histories.Add(new SymbolHistory(
                    new Listing(symbol, string.Empty), BarSeries.Of(symbol, columns, []), []));
            }
        }

        return AllocationPrices.Of(UniverseBars.Of(histories, new Provenance(folder, false, null)), symbols);
    }

    private static BarColumns? ReadBars(string path, List<string> problems)
    {
        try
        {
            var file = CsvBarFile.Read(path);
            problems.AddRange(file.Faults.Select(fault => $"{path} {fault}; correct the file."));
            return file.Faults.Count == 0 ? file.Columns : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add($"expected a readable file {path}, found: {failure.Message}");
            return null;
        }
    }
}
