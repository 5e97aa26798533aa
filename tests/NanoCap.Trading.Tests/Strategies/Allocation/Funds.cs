using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Strategies.Allocation;

namespace NanoCap.Trading.Tests.Strategies.Allocation;

/// <summary>Invented prices of the books' funds over real sessions.</summary>
internal static class Funds
{
    public static readonly string[] Names =
        ["SPY", "IWM", "QQQ", "BIL", "TQQQ", "SPXL", "SOXL", "SQQQ", "SPXU", "SOXS"];

    /// <summary>The first sessions of the exchange from 2015 on.</summary>
    public static int[] Days(int count) =>
    [
        .. TradingCalendar.Nyse.Between(new DateOnly(2015, 1, 2), new DateOnly(2029, 12, 31))
            .Take(count).Select(session => session.Date.DayNumber),
    ];

    public static AllocationPrices Of(params (string Fund, double[] Closes)[] funds) => AllocationPrices.OfCloses(
        Days(funds[0].Closes.Length), funds.ToDictionary(fund => Symbol.Of(fund.Fund), fund => fund.Closes));

    /// <summary>SPY as given, every other fund of regime at 100.</summary>
    public static AllocationPrices AroundSpy(double[] closes) => Of(
    [
        ("SPY", closes),
        .. Names.Skip(4).Select(name => (name, Enumerable.Repeat(100.0, closes.Length).ToArray())),
    ]);

    /// <summary>Closes that change by the same share each session.</summary>
    public static double[] Growing(int count, double rate, double start = 100) =>
        [.. Enumerable.Range(0, count).Select(index => start * Math.Pow(1 + rate, index))];

    /// <summary>Rough random funds; some start late, some sessions have no price.</summary>
    public static AllocationPrices Random(int seed, int sessions)
    {
        var random = new Random(seed);
        return Of([.. Names.Select(name => (name, Walk(random, sessions)))]);
    }

    private static double[] Walk(Random random, int sessions)
    {
        var (price, drift) = (50 + (100 * random.NextDouble()), 0.0);
        var late = random.Next(4) == 0 ? random.Next(sessions / 2) : 0;
        var closes = new double[sessions];
        for (var index = 0; index < sessions; index++)
        {
            drift = random.Next(30) == 0 ? (random.NextDouble() - 0.5) * 0.02 : drift;
            price *= Math.Exp(drift + ((random.NextDouble() - 0.5) * 0.04));
            closes[index] = index < late || random.Next(80) == 0 ? double.NaN : price;
        }

        return closes;
    }
}
