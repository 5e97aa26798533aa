using System.Globalization;

namespace NanoCap.Trading.Bars;

/// <summary>What columns of bars must hold before anything is decided on them.</summary>
public static class BarColumnsValidation
{
    /// <summary>The first row that breaks a rule, or null: dates strictly ascending, prices finite and above zero,
    /// low not above open and close, high not below them, volume finite and not negative.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="from">The row to start at, from 0; one behind a known fault finds the next.</param>
    public static BarFault? FindFirstFault(BarColumns columns, int from = 0)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        for (var index = from; index < columns.Count; index++)
        {
            if (FaultAt(columns, index) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static BarFault? FaultAt(BarColumns columns, int index)
    {
        var (open, high, low, close) =
            (columns.Open[index], columns.High[index], columns.Low[index], columns.Close[index]);
        var (adjusted, volume) = (columns.AdjustedClose[index], columns.Volume[index]);
        if (index > 0 && columns.DayNumbers[index] <= columns.DayNumbers[index - 1])
        {
            return new BarFault(
                index,
                "a date after " + Date(columns.DayNumbers[index - 1]),
                columns.DayNumbers[index] == columns.DayNumbers[index - 1]
                    ? $"the same date {Date(columns.DayNumbers[index])} again"
                    : Date(columns.DayNumbers[index]));
        }

        // A sum is finite only if every term is; one test serves the common case.
        if (!double.IsFinite(open + high + low + close + adjusted + volume))
        {
            return new BarFault(index, "finite prices and volume", Describe(columns, index));
        }

        if (open <= 0 || high <= 0 || low <= 0 || close <= 0 || adjusted <= 0)
        {
            return new BarFault(index, "prices above zero", Describe(columns, index));
        }

        if (high < low || high < open || high < close || low > open || low > close)
        {
            return new BarFault(index, "low <= open, close <= high", Describe(columns, index));
        }

        return volume < 0 ? new BarFault(index, "volume of at least zero", Describe(columns, index)) : null;
    }

    private static string Date(int dayNumber) =>
        DateOnly.FromDayNumber(dayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Describe(BarColumns columns, int index) => string.Create(
        CultureInfo.InvariantCulture,
        $"open {columns.Open[index]} high {columns.High[index]} low {columns.Low[index]} " +
        $"close {columns.Close[index]} adj_close {columns.AdjustedClose[index]} volume {columns.Volume[index]}");
}
