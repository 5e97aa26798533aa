using System.Globalization;
using NanoCap.Bot.MarketData;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>The bars of a folder, adjusted for every split and dividend in it, read symbol by symbol.</summary>
internal sealed class FolderBars
{
    private readonly string? folder;
    private readonly Dictionary<Symbol, BarColumns?> read = [];
    private readonly ILookup<Symbol, Split> splits;

    public FolderBars(string? folder)
    {
        this.folder = folder is null ? null : Path.Combine(folder, "bars");
        splits = (folder is null ? [] : ReadSplits(Path.Combine(folder, "splits.csv")))
            .ToLookup(split => split.Symbol, split => split.Split);
    }

    public IEnumerable<Symbol> Symbols => folder is null ? [] : Directory.GetFiles(folder, "*.csv")
        .Select(Path.GetFileNameWithoutExtension)
        .Select(name => Symbol.TryParse(name, out var symbol) ? symbol : default)
        .Where(symbol => symbol != default)
        .Order();

    /// <summary>The columns; null when there are none.</summary>
    /// <exception cref="InvalidDataException">The file has a fault.</exception>
    public BarColumns? Find(Symbol symbol)
    {
        if (!read.TryGetValue(symbol, out var columns))
        {
            var path = folder is null ? null : Path.Combine(folder, $"{symbol}.csv");
            var file = File.Exists(path) ? CsvBarFile.Read(path) : null;
            columns = file is not { Faults.Count: > 0 } ? file?.Columns
                : throw new InvalidDataException($"{path}: {file.Faults[0]}");
            read.Add(symbol, columns);
        }

        return columns;
    }

    /// <summary>New shares for an old one by all splits after a day, up to another.</summary>
    public decimal FactorOf(Symbol symbol, DateOnly after, DateOnly until) => splits[symbol]
        .Where(split => split.EffectiveDate > after && split.EffectiveDate <= until)
        .Aggregate(1m, (product, split) => product * split.ShareFactor);

    private static IEnumerable<(Symbol Symbol, Split Split)> ReadSplits(string path) => File.Exists(path)
        ? File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line =>
        {
            var fields = line.Split(',');
            var ratio = decimal.Parse(fields[2], CultureInfo.InvariantCulture);
            return (Symbol.Of(fields[0]), new Split(
                DateOnly.ParseExact(fields[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                fields[3] == "forward" ? ratio : 1m / ratio));
        })
        : [];
}
