using System.Globalization;
using System.Text;
using NanoCap.Bot.MarketData;
using NanoCap.Bot.MarketData.CsvFolder;
using NanoCap.Trading.Bars;

namespace NanoCap.Benchmarks;

/// <summary>The bars that are measured on: a given folder, or a made-up one that is removed afterwards.</summary>
internal sealed class BenchData : IDisposable
{
    private const int Symbols = 500;
    private const int Sessions = 1250;
    private const int MostInPairs = 500;

    private readonly bool isOwn;

    private BenchData(string folder, bool isOwn)
    {
        (Folder, this.isOwn) = (folder, isOwn);
        Market = new CsvFolderBarSource(folder).Load();
    }

    public string Folder { get; }

    public MarketHistory Market { get; }

    public long Bars => Market.Bars.Symbols.Sum(symbol => (long)symbol.Bars.Count);

    /// <summary>Takes a folder, or writes one of 500 symbols and 1250 sessions, the same every time.</summary>
    public static BenchData Of(string? folder)
    {
        if (folder is not null)
        {
            return new BenchData(folder, isOwn: false);
        }

        var own = Directory.CreateTempSubdirectory("nanocap-bench-").FullName;
        Write(own);
        return new BenchData(own, isOwn: true);
    }

    /// <summary>The log returns of the last sessions of at most 500 symbols that have them.</summary>
    public static double[][] LastReturns(UniverseBars universe, int count) =>
    [
        .. LastLogCloses(universe, count + 1)
            .Select(logs => Enumerable.Range(1, count).Select(day => logs[day] - logs[day - 1]).ToArray()),
    ];

    /// <summary>The log closes of the last sessions of at most 500 symbols that have them.</summary>
    public static double[][] LastLogCloses(UniverseBars universe, int count) =>
    [
        .. universe.Symbols
            .Where(symbol => symbol.Bars.Count >= count)
            .Take(MostInPairs)
            .Select(symbol => symbol.Bars.Close[^count..].ToArray().Select(close => Math.Log(close)).ToArray()),
    ];

    public void Dispose()
    {
        if (isOwn)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static void Write(string folder)
    {
        var random = new Random(42);
        var first = new DateOnly(2019, 1, 2);
        string[] days =
        [
            .. Enumerable.Range(0, Sessions * 7 / 5 + 7).Select(first.AddDays)
                .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                .Take(Sessions).Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];
        double[] market = [.. days.Select(_ => 0.0003 + (0.01 * Normal(random)))];
        Directory.CreateDirectory(Path.Combine(folder, "bars"));
        var universe = new StringBuilder("symbol,name,exchange,country,sector,industry,market_cap\n");
        for (var i = 0; i < Symbols; i++)
        {
            universe.Append(CultureInfo.InvariantCulture,
                $"S{i:00000},Company {i},NASDAQ,United States,Sector {i / 25 % 5},None,{20_000_000 + (i * 50_000)}\n");
            File.WriteAllText(Path.Combine(folder, "bars", $"S{i:00000}.csv"), BarsOf(random, days, market));
        }

        File.WriteAllText(Path.Combine(folder, "universe.csv"), universe.ToString());
    }

    private static string BarsOf(Random random, string[] days, double[] market)
    {
        var text = new StringBuilder("date,open,high,low,close,adj_close,volume\n");
        var (beta, sigma) = (0.5 + random.NextDouble(), 0.01 + (0.03 * random.NextDouble()));
        var before = Math.Exp(0.2 + (3.5 * random.NextDouble()));
        for (var i = 0; i < days.Length; i++)
        {
            var open = Math.Round(before * Math.Exp(0.004 * Normal(random)), 4);
            var close = Math.Round(before * Math.Exp((beta * market[i]) + (sigma * Normal(random))), 4);
            var high = Math.Round(Math.Max(open, close) * (1 + (0.01 * random.NextDouble())), 4);
            var low = Math.Round(Math.Min(open, close) * (1 - (0.01 * random.NextDouble())), 4);
            before = Math.Max(close, 0.1);
            text.Append(CultureInfo.InvariantCulture,
                $"{days[i]},{open},{high},{low},{close},{close},{random.Next(10_000, 1_000_000)}\n");
        }

        return text.ToString();
    }

    // The sum of twelve uniform numbers less 6: no transcendental function, so the same on every machine.
    private static double Normal(Random random)
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += random.NextDouble();
        }

        return sum;
    }
}
