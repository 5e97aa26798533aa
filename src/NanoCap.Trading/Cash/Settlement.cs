using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Cash;

/// <summary>When the money of a sale settles.</summary>
public static class Settlement
{
    private static readonly DateOnly FirstNextDaySettlement = new(2024, 5, 28);

    /// <summary>The session on which a sale settles: the next one for sales from 2024-05-28 (SEC rule 15c6-1 as
    /// amended), the second one for sales before. Bank holidays on which the exchange trades are left out of account.
    /// </summary>
    public static DateOnly SessionOf(DateOnly sold, TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var next = calendar.Next(sold);
        return sold >= FirstNextDaySettlement ? next : calendar.Next(next);
    }
}
