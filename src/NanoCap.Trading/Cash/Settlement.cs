using System.Collections.Immutable;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Cash;

/// <summary>When the money of a sale settles.</summary>
public static class Settlement
{
    /// <summary>Every sale has settled after so many days.</summary>
    private const int DaysAtMost = 14;

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

    /// <summary>What sales brought on which session, with one more sale; what has settled long ago is forgotten.
    /// </summary>
    /// <param name="proceeds">By the session of the sale, US dollars.</param>
    /// <param name="sold">The session of the sale.</param>
    /// <param name="amount">What it brought, fees taken off, US dollars.</param>
    public static ImmutableSortedDictionary<DateOnly, Usd> With(
        ImmutableSortedDictionary<DateOnly, Usd> proceeds, DateOnly sold, Usd amount)
    {
        ArgumentNullException.ThrowIfNull(proceeds);
        var earliest = sold.AddDays(-DaysAtMost);
        return proceeds
            .RemoveRange(proceeds.Keys.Where(session => session < earliest).ToList())
            .SetItem(sold, proceeds.GetValueOrDefault(sold) + amount);
    }

    /// <summary>The part of the proceeds that is not there yet on a session, at least zero, US dollars. A sale of that
    /// session or of a later one is not; nor is one whose settlement lies behind the calendar's end.</summary>
    /// <param name="proceeds">By the session of the sale, fees taken off, US dollars.</param>
    /// <param name="session">The session on which money is to be spent.</param>
    public static Usd UnsettledOn(ImmutableSortedDictionary<DateOnly, Usd> proceeds, DateOnly session)
    {
        ArgumentNullException.ThrowIfNull(proceeds);
        var sum = 0m;
        foreach (var (sold, amount) in proceeds)
        {
            sum += HasSettled(sold, session) ? 0m : amount.Value;
        }

        return new Usd(Math.Max(0m, sum));
    }

    /// <summary>What settles on a session, US dollars.</summary>
    /// <param name="proceeds">By the session of the sale, fees taken off, US dollars.</param>
    /// <param name="session">A session of the calendar.</param>
    public static Usd SettlingOn(ImmutableSortedDictionary<DateOnly, Usd> proceeds, DateOnly session)
    {
        ArgumentNullException.ThrowIfNull(proceeds);
        return new Usd(proceeds
            .Where(sale => sale.Key < session && FindSession(sale.Key) == session)
            .Sum(sale => sale.Value.Value));
    }

    private static bool HasSettled(DateOnly sold, DateOnly session) =>
        sold < session
        && (sold < session.AddDays(-DaysAtMost) || (FindSession(sold) is { } settled && settled <= session));

    private static DateOnly? FindSession(DateOnly sold)
    {
        var calendar = TradingCalendar.Nyse;
        return FindNext(sold) is not { } next ? null
            : sold >= FirstNextDaySettlement ? next
            : FindNext(next);

        DateOnly? FindNext(DateOnly date) =>
            date < calendar.First || date > calendar.Last ? null : calendar.FindNext(date);
    }
}
