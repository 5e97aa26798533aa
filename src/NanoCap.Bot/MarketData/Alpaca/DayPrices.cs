using System.Globalization;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>One symbol's daily bars on one basis, as they arrived.</summary>
internal sealed class DayPrices
{
    private readonly SortedDictionary<DateOnly, DataAnswers.DailyBar> days = [];

    public IReadOnlyDictionary<DateOnly, DataAnswers.DailyBar> Days => days;

    /// <summary>Why none of it may be used; null while nothing is wrong.</summary>
    public string? Fault { get; private set; }

    /// <summary>Takes a bar. The same bar again is none, as when a page is repeated.</summary>
    public void Add(DateOnly day, DataAnswers.DailyBar bar)
    {
        if (bar is not { Open: not null, High: not null, Low: not null, Close: not null, Volume: not null })
        {
            Fault ??= $"malformed: expected five numbers in the bar of {Iso(day)}, found fewer";
        }
        else if (!days.TryAdd(day, bar) && days[day] != bar)
        {
            Fault ??= $"malformed: expected one bar of {Iso(day)}, found two that differ";
        }
    }

    public void AddUndated() => Fault ??= "malformed: expected the time of each bar, found one without";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
