using NanoCap.Trading.Bars;
using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Signals;

/// <summary>The shadow book of a strategy, session by session: exits at the open, entries at the open, stops and
/// targets after it, marks at the close.</summary>
/// <remarks>"Sessions" of time exits and missing bars are the universe's. The position of a symbol that misses its
/// scheduled open is sold at its next one; a sale after ten missing sessions comes before the entries of the tenth.
/// Cash freed at an open pays for entries of the same open.</remarks>
internal sealed class ShadowBook(
    UniverseBars universe,
    StrategyHistory history,
    ShadowEntries entries,
    BarRuleOptions barRules,
    TrackRecordOptions options,
    ContributorBudgets? budgets = null)
{
    // In the universe's order, which is that of the tickers.
    private readonly List<ShadowPosition> positions = [];
    private readonly List<ShadowTrade> trades = [];
    private double cash = 1.0;

    public IReadOnlyList<ShadowTrade> Trades => trades;

    public int OpenPositions => positions.Count;

    public double Cash => cash;

    /// <summary>Amounts bought and sold in the present session, before cost.</summary>
    public double Traded { get; private set; }

    /// <summary>What they cost.</summary>
    public double Costs { get; private set; }

    public IReadOnlyList<KeptPosition> KeptPositions =>
    [
        .. positions.Select(position => new KeptPosition(
            universe.Symbols[position.Ordinal].Symbol,
            position.SetUp,
            DateOnly.FromDayNumber(universe.SessionNumbers[position.EntrySession]),
            position.EntryPrice,
            position.Shares,
            position.Cost,
            position.BarIndex)),
    ];

    /// <summary>Takes up the book where it was kept; the bars through that session are the same.</summary>
    public void Resume(KeptRecord kept)
    {
        cash = kept.Cash;
        trades.AddRange(kept.Record.Trades);
        positions.AddRange(kept.Positions.Select(position =>
        {
            var ordinal = universe.OrdinalOf(position.Symbol);
            return new ShadowPosition
            {
                Ordinal = ordinal,
                SetUp = position.SetUp,
                EntrySession = universe.FindSession(position.EntrySession),
                EntryPrice = position.EntryPrice,
                Shares = position.Shares,
                Cost = position.Cost,
                Suspected = SuspectedSplits.Find(universe.Symbols[ordinal].Bars, barRules),
                BarIndex = position.BarIndex,
            };
        }));
    }

    /// <summary>Sells what is due at the open, then buys what was wanted at the close before.</summary>
    public void Open(int session, double equityBefore)
    {
        (Traded, Costs) = (0, 0);
        var kept = 0;
        for (var index = 0; index < positions.Count; index++)
        {
            var position = positions[index];
            if (FindExitAtOpen(position, session) is { } exit)
            {
                Sell(position, session, exit.Price, exit.Reason);
            }
            else
            {
                positions[kept++] = position;
            }
        }

        positions.RemoveRange(kept, positions.Count - kept);
        Enter(session, equityBefore);
    }

    /// <summary>Sells at stops and targets that were reached after the open, and returns the equity at the close.
    /// </summary>
    public double Close(int session)
    {
        var kept = 0;
        for (var index = 0; index < positions.Count; index++)
        {
            var position = positions[index];
            var bar = FindBar(position.Ordinal, position.BarIndex, session);
            var bars = BarsOf(position);
            if (bar >= 0 && bars.Low[bar] <= position.Stop)
            {
                Sell(position, session, position.Stop, ShadowExit.Stop);
            }
            else if (bar >= 0 && bars.High[bar] >= position.Target)
            {
                Sell(position, session, position.Target, ShadowExit.Target);
            }
            else
            {
                position.BarIndex = Math.Max(position.BarIndex, bar);
                positions[kept++] = position;
            }
        }

        positions.RemoveRange(kept, positions.Count - kept);
        var equity = cash;
        foreach (var position in positions)
        {
            equity += position.Shares * BarsOf(position).Close[position.BarIndex];
        }

        return equity;
    }

    private (double Price, ShadowExit Reason)? FindExitAtOpen(ShadowPosition position, int session)
    {
        var bars = BarsOf(position);
        var last = position.BarIndex;
        var bar = FindBar(position.Ordinal, last, session);
        if (bar < 0)
        {
            var missing = session - universe.SessionIndices(position.Ordinal)[last];
            return missing >= options.MissingSessionsToSell ? (bars.Close[last], ShadowExit.MissingBars) : null;
        }

        if (SuspectedSplits.FindLast(position.Suspected, bar) == bar)
        {
            return (bars.Close[last], ShadowExit.SuspectedSplit);
        }

        var open = bars.Open[bar];
        return session - position.EntrySession >= position.SetUp.TimeExitSessions ? (open, ShadowExit.Time)
            : history.WantsExit(position.Ordinal, position.SetUp.BarIndex, last) ? (open, ShadowExit.Signal)
            : open <= position.Stop ? (open, ShadowExit.StopGap)
            : open >= position.Target ? (open, ShadowExit.TargetGap)
            : null;
    }

    private void Enter(int session, double equityBefore)
    {
        if (positions.Count >= options.Slots || cash <= 0)
        {
            return;
        }

        foreach (var (ordinal, setUp) in entries.Wanted(session - 1))
        {
            var bar = FindBar(ordinal, setUp.BarIndex, session);
            if (bar < 0 || IsHeld(ordinal) || !entries.Admits(ordinal, setUp.BarIndex))
            {
                continue;
            }

            var amount = Math.Min(equityBefore / options.Slots, cash);
            if (budgets is not null)
            {
                amount = Math.Min(
                    amount, budgets.Unused(ordinal, setUp.BarIndex, session, equityBefore, positions));
            }

            if (amount <= 0)
            {
                continue;
            }

            Buy(ordinal, setUp, bar, session, amount);
            if (positions.Count >= options.Slots || cash <= 0)
            {
                return;
            }
        }
    }

    private void Buy(int ordinal, SetUp setUp, int bar, int session, double amount)
    {
        var bars = universe.Symbols[ordinal].Bars;
        var cost = options.Cost.Of(DollarVolumes.Median(bars, setUp.BarIndex));
        var open = bars.Open[bar];
        cash -= amount;
        var position = new ShadowPosition
        {
            Ordinal = ordinal,
            SetUp = setUp,
            EntrySession = session,
            EntryPrice = open,
            Shares = amount / (open * (1 + cost)),
            Cost = cost,
            Suspected = SuspectedSplits.Find(bars, barRules),
            BarIndex = bar,
        };
        Note(position.Shares * open, cost);
        var place = positions.FindIndex(held => held.Ordinal > ordinal);
        positions.Insert(place < 0 ? positions.Count : place, position);
    }

    private void Sell(ShadowPosition position, int session, double price, ShadowExit reason)
    {
        cash += position.Shares * price * (1 - position.Cost);
        Note(position.Shares * price, position.Cost);
        var bars = BarsOf(position);
        trades.Add(new ShadowTrade(
            universe.Symbols[position.Ordinal].Symbol,
            bars.SessionAt(position.SetUp.BarIndex),
            DateOnly.FromDayNumber(universe.SessionNumbers[position.EntrySession]),
            position.EntryPrice,
            position.Shares,
            position.Cost,
            DateOnly.FromDayNumber(universe.SessionNumbers[session]),
            price,
            reason));
    }

    private void Note(double amount, double cost)
    {
        Traded += amount;
        Costs += amount * cost;
    }

    private bool IsHeld(int ordinal)
    {
        foreach (var position in positions)
        {
            if (position.Ordinal == ordinal)
            {
                return true;
            }
        }

        return false;
    }

    private int FindBar(int ordinal, int lastBar, int session)
    {
        // The last bar may be that of the session itself: an entry at its open.
        var sessions = universe.SessionIndices(ordinal);
        return sessions[lastBar] == session ? lastBar
            : lastBar + 1 < sessions.Length && sessions[lastBar + 1] == session ? lastBar + 1
            : -1;
    }

    private BarSeries BarsOf(ShadowPosition position) => universe.Symbols[position.Ordinal].Bars;
}
