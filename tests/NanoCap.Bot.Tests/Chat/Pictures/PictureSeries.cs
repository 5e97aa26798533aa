using NanoCap.Bot.Chat.Pictures;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Tests.Chat.Pictures;

/// <summary>Invented series, the same for the same seed.</summary>
internal static class PictureSeries
{
    public static DateOnly[] Sessions(int count, DateOnly? first = null)
    {
        var sessions = new DateOnly[count];
        var session = (first ?? new DateOnly(2023, 6, 1)).AddDays(-1);
        for (var place = 0; place < count; place++)
        {
            session = TradingCalendar.Nyse.Next(session);
            sessions[place] = session;
        }

        return sessions;
    }

    /// <param name="swing">Of a day, as a share of the price; zero for a price that never moves.</param>
    /// <param name="gaps">The share of sessions without a bar.</param>
    public static SymbolBars Chart(
        int seed, int sessions, double price, double swing = 0.04, double gaps = 0, string name = "Abcd Industries",
        double volume = 400_000)
    {
        var random = new Random(seed);
        var days = Sessions(sessions);
        var bars = new List<Bar>();
        foreach (var day in days)
        {
            var open = price * (1 + (swing * (random.NextDouble() - 0.5)));
            var close = open * (1 + (swing * (random.NextDouble() - 0.49)));
            var high = Math.Max(open, close) * (1 + (swing * random.NextDouble() / 2));
            var low = Math.Min(open, close) * (1 - (swing * random.NextDouble() / 2));
            price = close;
            if (random.NextDouble() >= gaps || bars.Count == 0)
            {
                bars.Add(new Bar(day, open, high, low, close, Math.Round(volume * (0.3 + random.NextDouble()))));
            }
        }

        return new SymbolBars(new Listing(Symbol.Of("ABCD"), name), days, bars);
    }

    public static ChartLevel[] Levels(double entry, double stop, double target) =>
    [
        new(ChartLevelKind.Target, Price.Of((decimal)target).RoundToTick()),
        new(ChartLevelKind.Entry, Price.Of((decimal)entry).RoundToTick()),
        new(ChartLevelKind.Stop, Price.Of((decimal)stop).RoundToTick()),
    ];

    public static EquityPoint[] Equity(int seed, int sessions, decimal start, double swing = 0.02)
    {
        var random = new Random(seed);
        var equity = start;
        return
        [
            .. Sessions(sessions).Select((session, place) =>
            {
                equity = place == 0 ? equity : equity * (decimal)(1 + (swing * (random.NextDouble() - 0.48)));
                return new EquityPoint(session, new Usd(decimal.Round(equity, 2)), new Usd(equity / 3m));
            }),
        ];
    }

    public static StrategyCurve[] Curves(int seed, IReadOnlyList<string> names, int sessions = 64, double swing = 0.02)
    {
        var random = new Random(seed);
        var days = Sessions(sessions);
        return
        [
            .. names.Select(name =>
            {
                var value = 1.0;
                double[] equity = [1, .. days.Skip(1).Select(_ => value *= 1 + (swing * (random.NextDouble() - 0.48)))];
                return new StrategyCurve(name, days, equity, equity[^1] >= 1.05);
            }),
        ];
    }
}
