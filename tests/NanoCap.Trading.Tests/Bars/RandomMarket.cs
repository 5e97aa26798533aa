using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Tests.Bars;

/// <summary>Rough markets from a seed: trends, crashes, volume bursts, missing and silent sessions, splits known and
/// unknown, listings that start late, and listings that end early.</summary>
internal static class RandomMarket
{
    public static SymbolHistory[] Histories(int seed, int symbols, int sessions)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, symbols).Select(number =>
            One(random, $"S{number:00}", sessions, $"Sector {number % 3}"))];
    }

    public static UniverseBars Of(IEnumerable<SymbolHistory> histories) =>
        UniverseBars.Of(histories, new Provenance("random", IsSimulated: true));

    /// <summary>The same histories built anew from nothing later than a session.</summary>
    public static UniverseBars BuiltThrough(IEnumerable<SymbolHistory> histories, DateOnly session) =>
        Of(histories.Select(history => Truncate(history, session)).Where(history => history.Bars.Count > 0));

    private static SymbolHistory One(Random random, string ticker, int sessions, string sector)
    {
        var stock = new Stock(ticker, random.Next(4) == 0 ? random.Next(sessions / 2) : 0);
        stock.Cap(random.Next(20, 2_200) * 1_000_000m).Sector(sector);
        var (close, drift) = (Math.Exp(random.NextDouble() * 3), 0.0);
        var end = random.Next(6) == 0 ? sessions - random.Next(sessions / 3) : sessions;
        for (var session = stock.Last + 1; session < end; session++)
        {
            drift = random.Next(15) == 0 ? (random.NextDouble() - 0.5) * 0.08 : drift;
            if (random.Next(60) == 0)
            {
                stock.Missing(random.Next(1, 13));
            }

            var before = close;
            close *= Math.Exp(drift + ((random.NextDouble() - 0.5) * 0.06));
            close *= random.Next(150) == 0 ? 4 : random.Next(150) == 0 ? 0.3 : 1;
            var open = before + ((close - before) * random.NextDouble());
            var volume = random.Next(40) == 0 ? 0 : Math.Floor(50_000 * Math.Exp(random.NextDouble() * 3));
            volume *= random.Next(12) == 0 ? 6 : 1;
            stock.Bar(
                open,
                Math.Max(open, close) * (1 + (0.03 * random.NextDouble())),
                Math.Min(open, close) * (1 - (0.03 * random.NextDouble())),
                close,
                volume);
        }

        if (random.Next(3) == 0)
        {
            stock.Split(random.Next(sessions), random.Next(2) == 0 ? 0.1m : 3m);
        }

        return stock.Build();
    }

    private static SymbolHistory Truncate(SymbolHistory history, DateOnly session)
    {
        var bars = history.Bars.Through(session);
        var (count, days) = (bars.Count, bars.DayNumbers.ToArray());
        var columns = new BarColumns(
            count, days, bars.Open.ToArray(), bars.High.ToArray(), bars.Low.ToArray(), bars.Close.ToArray(),
            bars.Close.ToArray(), bars.Volume.ToArray());
        return history with { Bars = BarSeries.Of(history.Symbol, columns, history.Splits) };
    }
}
