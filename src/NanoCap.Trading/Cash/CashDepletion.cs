using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Cash;

/// <summary>What to do when the day's signals want more money than there is (design, risk: cash depletion).</summary>
public static class CashDepletion
{
    private const int SessionsShown = 5;

    /// <summary>Cash line, demand, and, where cash does not cover the demand, the order of selling, what to
    /// consolidate, and whether to add funds. Swaps come with a scan.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="market">The market at the present session's close.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="demand">What the day's top signals want at their sizes, US dollars.</param>
    /// <param name="strategies">The strategies' standings.</param>
    /// <param name="heldElsewhere">Value of holdings that the books do not list, US dollars; counts as equity.</param>
    /// <param name="held">What the holdings' own strategies say; null for nothing.</param>
    /// <param name="evidence">What the latest scans missed; null for what the state knows.</param>
    public static CashAdvice Of(
        DeskState desk,
        MarketView market,
        RiskProfile profile,
        Usd demand,
        IReadOnlyList<StrategyLine> strategies,
        Usd heldElsewhere = default,
        IReadOnlyList<HeldSignal>? held = null,
        FundingEvidence? evidence = null)
    {
        var line = LineOf(desk, market, profile, heldElsewhere);
        if (demand <= line.Spendable)
        {
            var enough = demand == Usd.Zero
                ? $"Nothing asks for money; {line.Spendable} USD are spendable."
                : $"Enough: {demand} USD are wanted, {line.Spendable} USD are spendable.";
            return new CashAdvice(line, demand, true, [], enough);
        }

        var order = LiquidationOrder.Of(desk, market.Session, strategies);
        return new CashAdvice(line, demand, false, order, ShortVerdict(line, demand, order))
        {
            Consolidation = Cash.Consolidation.Of(desk, market, profile, order, held ?? []),
            Funding = Cash.Funding.Of(evidence ?? desk.Funding, market, order),
        };
    }

    /// <summary>
    /// Spendable today and in the next five sessions. A margin account spends proceeds at the fill, so that settlements
    /// are shown and change nothing; a cash account spends them when they have settled.
    /// </summary>
    /// <param name="desk">The state.</param>
    /// <param name="market">Tells the session and the spreads of open buys.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="heldElsewhere">Value of holdings that the books do not list, US dollars; counts as equity.</param>
    public static CashLine LineOf(
        DeskState desk, MarketView market, RiskProfile profile, Usd heldElsewhere = default)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(profile);
        var equity = desk.Equity + heldElsewhere;
        var open = OpenBuy.In(desk, market, profile);
        var openBuys = new Usd(open.Sum(buy => buy.Reserved.Value));
        var buffer = profile.BufferAt(equity);
        var spendable = Usd.Max(Usd.Zero, SpendableCash.Of(desk, market.Session, openBuys, buffer));
        return new CashLine(
            equity, desk.Books.Cash, openBuys, buffer, spendable, DaysOf(desk, market.Session, openBuys, buffer))
        {
            Fees = new Usd(open.Sum(buy => (buy.Reserved - buy.Value).Value)),
            Unsettled = SpendableCash.Unsettled(desk, market.Session),
        };
    }

    private static List<CashDay> DaysOf(DeskState desk, DateOnly session, Usd openBuys, Usd buffer)
    {
        // Old bars may begin before the calendar does: they can be scanned, and no coming session can be shown.
        var calendar = TradingCalendar.Nyse;
        var days = new List<CashDay>(SessionsShown);
        var next = session >= calendar.First && session <= calendar.Last ? calendar.FindNext(session) : null;
        while (next is { } day && days.Count < SessionsShown)
        {
            days.Add(new CashDay(
                day,
                Settlement.SettlingOn(desk.RecentProceeds, day),
                Usd.Max(Usd.Zero, SpendableCash.On(desk, day, openBuys, buffer))));
            next = calendar.FindNext(day);
        }

        return days;
    }

    private static string ShortVerdict(CashLine line, Usd demand, IReadOnlyList<LiquidationCandidate> order)
    {
        var missing = demand - line.Spendable;
        var intro = $"Short by {missing} USD: {demand} USD are wanted, {line.Spendable} USD are spendable; ";
        if (order.Count == 0)
        {
            return intro + "no position can be sold for it (one of this session or at its target is left out).";
        }

        var (sold, raised) = (new List<Symbol>(), Usd.Zero);
        foreach (var candidate in order)
        {
            if (raised >= missing)
            {
                break;
            }

            sold.Add(candidate.Symbol);
            raised += candidate.Value;
        }

        return intro + $"selling {string.Join(", then ", sold)} would raise {raised} USD at the last marks" +
            (raised >= missing ? "." : ", which is not enough.");
    }
}
