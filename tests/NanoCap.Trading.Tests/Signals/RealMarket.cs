using System.Globalization;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Signals;

/// <summary>Reads the real small caps beside the repository, where they exist.</summary>
internal static class RealMarket
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The folder <c>shared/data/smallcap</c> beside the repository's root, or null.</summary>
    public static string? FindFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "NanoCap.Bot.sln")))
        {
            root = root.Parent;
        }

        var folder = root is null ? null : Path.Combine(root.FullName, "..", "shared", "data", "smallcap");
        return Directory.Exists(folder) ? folder : null;
    }

    public static UniverseBars Read(string folder)
    {
        var splits = File.ReadLines(Path.Combine(folder, "splits.csv")).Skip(1)
            .Select(line => line.Split(','))
            .ToLookup(fields => fields[0], fields => ToSplit(fields[1], fields[2], fields[3]));
        var caps = File.ReadLines(Path.Combine(folder, "universe.csv")).Skip(1)
            .ToDictionary(line => line[..line.IndexOf(',', StringComparison.Ordinal)], line => line.Split(',')[^1]);
        var histories = Directory.GetFiles(Path.Combine(folder, "bars")).Select(path =>
        {
            var ticker = Path.GetFileNameWithoutExtension(path);
            var listing = new Listing(
                Symbol.Of(ticker), ticker, MarketCap: new Usd(decimal.Parse(caps[ticker], Culture)));
            var known = splits[ticker].OrderBy(split => split.EffectiveDate).ToArray();
            return new SymbolHistory(listing, BarSeries.Of(listing.Symbol, ReadBars(path), known), known);
        });
        return UniverseBars.Of(histories, new Provenance("real small caps", IsSimulated: false));
    }

    private static BarColumns ReadBars(string path)
    {
        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).ToArray();
        return new BarColumns(
            rows.Length,
            [.. rows.Select(row => DateOnly.ParseExact(row[0], "yyyy-MM-dd", Culture).DayNumber)],
            Column(1), Column(2), Column(3), Column(4), Column(5), Column(6));

        double[] Column(int number) => [.. rows.Select(row => double.Parse(row[number], Culture))];
    }

    private static Split ToSplit(string date, string ratio, string kind)
    {
        var number = decimal.Parse(ratio, Culture);
        return new Split(
            DateOnly.ParseExact(date, "yyyy-MM-dd", Culture), kind == "reverse" ? 1 / number : number);
    }
}
