using System.Globalization;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.MarketData.CsvFolder;

/// <summary>Reads <c>bars/SYMBOL.csv</c> beside <c>universe.csv</c> and perhaps <c>splits.csv</c>.</summary>
/// <remarks>A faulty bar file costs its symbol only; a faulty table would make wrong capitalisations or raw prices
/// for everybody and stops the load.</remarks>
internal sealed class CsvFolderBarSource(string folder) : IBarSource
{
    private const int MaximumNamed = 10;

    public Task<MarketHistory> LoadAsync(CancellationToken cancellationToken) => Task.Run(Load, cancellationToken);

    /// <summary>The same on the calling thread and every other core.</summary>
    public MarketHistory Load()
    {
        var files = FindBarFiles();
        var tables = default(FolderTables);
        var readings = new BarFileReading[files.Length];

        // Job 0 reads the tables while another core is already busy with bars.
        Parallel.For(0, files.Length + 1, job =>
        {
            if (job == 0)
            {
                tables = FolderTables.Read(folder);
            }
            else
            {
                readings[job - 1] = BarFileReading.Of(files[job - 1]);
            }
        });
        if (tables!.Problems.Count > 0)
        {
            throw Unusable(tables.Problems);
        }

        var skipped = new List<SkippedSymbol>();
        var usable = Usable(readings, skipped);
        var histories = new SymbolHistory[usable.Count];
        Parallel.For(0, usable.Count, index => histories[index] = tables.HistoryOf(usable[index]));
        if (histories.Length == 0)
        {
            throw Unusable(
            [
                "expected at least one usable symbol, found none: " +
                Named([.. skipped.Select(symbol => $"{symbol.Symbol} ({symbol.Reason})")]),
            ]);
        }

        return Gather(tables, histories, usable, skipped);
    }

    private MarketHistory Gather(
        FolderTables tables, SymbolHistory[] histories, List<BarFileReading> usable, List<SkippedSymbol> skipped)
    {
        var seen = usable.Select(reading => reading.Symbol).ToHashSet();
        var mentioned = skipped.Select(symbol => symbol.Symbol).ToHashSet(StringComparer.Ordinal);
        foreach (var symbol in tables.Listings.Keys)
        {
            if (!seen.Contains(symbol) && !mentioned.Contains(symbol.Value))
            {
                skipped.Add(
                    new SkippedSymbol(symbol.Value, $"no-bars: expected bars/{symbol}.csv, found no such file"));
            }
        }

        skipped.Sort((left, right) => string.CompareOrdinal(left.Symbol, right.Symbol));
        var warnings = new List<string>();
        var unlisted = usable.FindAll(reading => !tables.Listings.ContainsKey(reading.Symbol));
        if (unlisted.Count > 0)
        {
            warnings.Add(
                $"{unlisted.Count} bar files have no row in {UniverseFile.Name}, so nothing but the bars is known of " +
                Named([.. unlisted.Select(reading => reading.Symbol.Value)]) + ".");
        }

        var last = histories.Max(history => history.Bars.DayNumbers[^1]);
        var caveat = $"universe and capitalisation of {Iso(last)}, survivors only";
        var bars = UniverseBars.Of(histories, new Provenance(NameOf(folder), IsSimulated: false, caveat));
        WarnOfClosedDays(bars, warnings);
        return new MarketHistory(bars, skipped, warnings);
    }

    private static void WarnOfClosedDays(UniverseBars bars, List<string> warnings)
    {
        var calendar = TradingCalendar.Nyse;
        var closed = new List<string>();
        foreach (var day in bars.SessionNumbers)
        {
            var date = DateOnly.FromDayNumber(day);
            if (date < calendar.First || date > calendar.Last || !calendar.IsSession(date))
            {
                closed.Add(Iso(day));
            }
        }

        if (closed.Count > 0)
        {
            warnings.Add($"{closed.Count} dates with bars are no trading day: {Named(closed)}.");
        }
    }

    /// <summary>The readings without fault by symbol; the others go to the list with the reason.</summary>
    private static List<BarFileReading> Usable(BarFileReading[] readings, List<SkippedSymbol> skipped)
    {
        var usable = new List<BarFileReading>(readings.Length);
        var seen = new HashSet<Symbol>();
        foreach (var reading in readings)
        {
            if (reading.Fault is { } fault)
            {
                skipped.Add(new SkippedSymbol(reading.Label, fault));
            }
            else if (!seen.Add(reading.Symbol))
            {
                skipped.Add(new SkippedSymbol(reading.Label, "malformed: expected one bar file a symbol, found two"));
            }
            else
            {
                usable.Add(reading);
            }
        }

        return usable;
    }

    private string[] FindBarFiles()
    {
        if (!Directory.Exists(folder))
        {
            throw Unusable(
                [$"expected a folder '{folder}', found none; name one with bars/SYMBOL.csv and universe.csv."]);
        }

        var problems = new List<string>();
        var bars = Path.Combine(folder, "bars");
        var files = FilesIn(bars);
        if (files.Length == 0)
        {
            problems.Add(
                $"expected bar files '{Path.Combine(bars, "SYMBOL.csv")}', found none; put one in per symbol.");
        }

        if (!File.Exists(Path.Combine(folder, UniverseFile.Name)))
        {
            problems.Add(
                $"expected '{Path.Combine(folder, UniverseFile.Name)}' with the columns symbol,name,exchange,country," +
                "sector,industry,market_cap, found no such file.");
        }

        Array.Sort(files, StringComparer.Ordinal);
        return problems.Count == 0 ? files : throw Unusable(problems);
    }

    private string[] FilesIn(string bars)
    {
        try
        {
            return Directory.Exists(bars) ? Directory.GetFiles(bars, "*.csv") : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable([$"expected a folder '{bars}' that can be listed, found: {failure.Message}"]);
        }
    }

    private MarketDataException Unusable(IReadOnlyList<string> problems) =>
        new($"No usable market data in '{folder}':", problems);

    private static string NameOf(string folder) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    private static string Named(List<string> names) =>
        string.Join(", ", names.Take(MaximumNamed)) +
        (names.Count > MaximumNamed ? $" and {names.Count - MaximumNamed} more" : string.Empty);

    private static string Iso(int day) =>
        DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
