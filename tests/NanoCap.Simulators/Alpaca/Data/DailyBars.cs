using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>Daily bars as they are known at the exchange's time: nothing later, no split and no dividend that has not
/// taken effect, and of a running session only its open.</summary>
internal sealed class DailyBars(FolderBars folder, StandInClock clock)
{
    // One exchange of many.
    private const decimal ShareOfIex = 0.025m;

    private static TradingCalendar Calendar => TradingCalendar.Nyse;

    /// <exception cref="ApiException">There is no such adjustment.</exception>
    public IReadOnlyList<ServedBar> Of(Symbol symbol, string adjustment, string feed, DateTimeOffset until)
    {
        if (folder.Find(symbol) is not { } columns)
        {
            return [];
        }

        var kinds = adjustment.Split(',');
        if (kinds.Except(["raw", "split", "dividend", "spin-off", "all"]).Any())
        {
            throw new ApiException(ApiError.Of(400, 40010001, $"invalid adjustment: {adjustment}"));
        }

        var count = CountAt(columns, until);
        var today = Calendar.NewYorkDate(clock.Now);
        var basis = BasisOf(columns, today);
        var (splits, dividends) = (
            kinds.Contains("split") || kinds.Contains("all"), kinds.Contains("dividend") || kinds.Contains("all"));
        var part = feed == "iex" ? ShareOfIex : 1m;
        var bars = new List<ServedBar>(count);
        for (var index = 0; index < count; index++)
        {
            var day = DateOnly.FromDayNumber(columns.DayNumbers[index]);
            // The folder is adjusted for all that is in it: first for what is still to come, then for what was asked.
            var factor = folder.FactorOf(symbol, splits ? today : day, DateOnly.MaxValue)
                * (dividends ? DividendOf(columns, index) / basis : 1m);
            var volume = (decimal)columns.Volume[index] * part
                / folder.FactorOf(symbol, splits ? today : day, DateOnly.MaxValue);
            bars.Add(BarOf(columns, index, factor, volume, IsOver(day, until)));
        }

        return bars;
    }

    private static ServedBar BarOf(BarColumns columns, int index, decimal factor, decimal volume, bool isOver)
    {
        var open = PriceOf(columns.Open[index], factor);
        var at = Calendar.AtNewYork(DateOnly.FromDayNumber(columns.DayNumbers[index]), TimeOnly.MinValue);
        return isOver
            ? new ServedBar(
                at, open, PriceOf(columns.High[index], factor), PriceOf(columns.Low[index], factor),
                PriceOf(columns.Close[index], factor), volume)
            : new ServedBar(at, open, open, open, open, volume / 10m);
    }

    private static decimal PriceOf(double dollars, decimal factor)
    {
        var price = (decimal)dollars * factor;
        return Math.Round(price, price < 1m ? 6 : 4);
    }

    private static bool IsOver(DateOnly day, DateTimeOffset until) =>
        Calendar.FindSession(day) is not { } session || session.Close <= until;

    /// <summary>How many have begun.</summary>
    private static int CountAt(BarColumns columns, DateTimeOffset until)
    {
        var days = columns.DayNumbers.AsSpan(0, columns.Count);
        var today = Calendar.NewYorkDate(until);
        var index = days.BinarySearch(today.DayNumber);
        return index < 0 ? ~index
            : Calendar.FindSession(today) is { } session && until < session.Open ? index
            : index + 1;
    }

    // Without dividends until today, not until the end of the folder.
    private static decimal BasisOf(BarColumns columns, DateOnly today)
    {
        var index = columns.DayNumbers.AsSpan(0, columns.Count).BinarySearch(today.DayNumber);
        return DividendOf(columns, Math.Max(0, index >= 0 ? index : ~index - 1));
    }

    private static decimal DividendOf(BarColumns columns, int index) =>
        (decimal)(columns.AdjustedClose[index] / columns.Close[index]);
}
