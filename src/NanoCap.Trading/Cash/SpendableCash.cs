using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Cash;

/// <summary>What may be spent: never the buffer, no dollar twice, and in a cash account no dollar that has not settled
/// (design, risk: leverage-1 profiles and <c>Account:Kind</c>).</summary>
public static class SpendableCash
{
    /// <summary>min(cash - buffer, settled cash) - open buys; a margin account's cash is all settled. Below zero where
    /// more is spoken for than is there. US dollars.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="lastSession">The last completed session: what is bought now is bought in the next one.</param>
    /// <param name="openBuys">Reserved by other purchases, costs included, US dollars.</param>
    /// <param name="buffer">Never spent, US dollars.</param>
    public static Usd Of(DeskState desk, DateOnly lastSession, Usd openBuys, Usd buffer) =>
        On(desk, SessionAfter(lastSession), openBuys, buffer);

    /// <summary>The same for a purchase in a given session, if nothing is bought or sold until then.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="session">The session of the purchase.</param>
    /// <param name="openBuys">Reserved by other purchases, costs included, US dollars.</param>
    /// <param name="buffer">Never spent, US dollars.</param>
    public static Usd On(DeskState desk, DateOnly session, Usd openBuys, Usd buffer)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var cash = desk.Books.Cash;
        return Usd.Min(cash - buffer, cash - UnsettledOn(desk, session)) - openBuys;
    }

    /// <summary>What a cash account may not spend yet after a session; nothing in a margin account. US dollars.
    /// </summary>
    /// <param name="desk">The state.</param>
    /// <param name="lastSession">The last completed session: what is bought now is bought in the next one.</param>
    public static Usd Unsettled(DeskState desk, DateOnly lastSession) =>
        UnsettledOn(desk, SessionAfter(lastSession));

    /// <summary>Whether the account spends settled funds only.</summary>
    public static bool IsSettledOnly(DeskState desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.Opening?.Kind == AccountKind.Cash;
    }

    private static Usd UnsettledOn(DeskState desk, DateOnly session) =>
        IsSettledOnly(desk) ? Settlement.UnsettledOn(desk.RecentProceeds, session) : Usd.Zero;

    /// <summary>Where the calendar knows no next session, the last one: nothing more can have settled.</summary>
    private static DateOnly SessionAfter(DateOnly last)
    {
        var calendar = TradingCalendar.Nyse;
        return last >= calendar.First && last <= calendar.Last ? calendar.FindNext(last) ?? last : last;
    }
}
