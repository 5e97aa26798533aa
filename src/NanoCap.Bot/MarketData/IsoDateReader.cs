using System.Runtime.CompilerServices;

namespace NanoCap.Bot.MarketData;

/// <summary>Reads dates such as <c>2024-01-31</c>; rows follow one another, so the month's start is kept.</summary>
internal struct IsoDateReader
{
    private const int Length = 10;

    private int cachedMonth;
    private int dayBeforeMonth;
    private int daysInMonth;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(ReadOnlySpan<byte> text, out int dayNumber)
    {
        dayNumber = 0;
        if (text.Length != Length || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var (century, yearOfCentury) = (TwoDigits(text, 0), TwoDigits(text, 2));
        var (month, day) = (TwoDigits(text, 5), TwoDigits(text, 8));
        if (century < 0 || yearOfCentury < 0 || month < 0)
        {
            return false;
        }

        var key = (((century * 100) + yearOfCentury) * 100) + month;
        if (key != cachedMonth && !TryEnter(key))
        {
            return false;
        }

        dayNumber = dayBeforeMonth + day;
        return day >= 1 && day <= daysInMonth;
    }

    private bool TryEnter(int key)
    {
        var (year, month) = (key / 100, key % 100);
        if (year < 1 || month is < 1 or > 12)
        {
            return false;
        }

        cachedMonth = key;
        dayBeforeMonth = new DateOnly(year, month, 1).DayNumber - 1;
        daysInMonth = DateTime.DaysInMonth(year, month);
        return true;
    }

    private static int TwoDigits(ReadOnlySpan<byte> text, int start)
    {
        var (tens, ones) = (text[start] - '0', text[start + 1] - '0');
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (tens * 10) + ones : -1;
    }
}
