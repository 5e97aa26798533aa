using System.Collections.Immutable;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to the desk as a whole: its mode, its breakers, its marks and its jobs.</summary>
internal static class DeskFold
{
    public static DeskState Apply(DeskState state, DeskEvent happened) => happened switch
    {
        DeskEvent.DeskOpened opened => state with
        {
            Opening = opened.Opening,
            Session = opened.Opening.FirstSession,
            EquityCurve =
                [new EquityPoint(opened.Opening.FirstSession, opened.Opening.Cash, opened.Opening.Cash)],
            Books = Books.Opening(opened.Opening.Cash),
            DayBaseline = opened.Opening.Cash,
            PeakEquity = opened.Opening.Cash,
            Safety = state.Safety with { CashFlows = [.. opened.Opening.KnownActivities] },
            SplitActivities = [.. opened.Opening.KnownActivities],
        },
        DeskEvent.DeskRestarted => state with { IsReconciled = false, Halted = [] },
        DeskEvent.ReconciliationWanted wanted => state with
        {
            IsReconciled = false,
            ReadNotBefore = wanted.NotBefore,
        },
        DeskEvent.DifferencesSettled settled => state with
        {
            Differences = state.Differences.Except(settled.Settled),
        },
        DeskEvent.BooksAgreed => state with { IsReconciled = true },
        DeskEvent.BooksDiffered differed => state with { Differences = state.Differences.Add(differed.What) },
        DeskEvent.ScanCompleted completed => state with
        {
            LastScan = completed.Digest,
            Funding = state.Funding.With(completed.Digest.Session, completed.Digest.Candidates),
        },
        DeskEvent.CommandRefused => state,
        DeskEvent.EntriesPaused paused => state with { Mode = DeskMode.Paused, PausedBy = paused.By.ToString() },
        DeskEvent.EntriesResumed resumed => state with
        {
            Mode = DeskMode.Active,
            PausedBy = null,
            Breakers = state.Breakers.Clear(),
            DayBaseline = resumed.KeepsBaselines ? state.DayBaseline : resumed.Baseline,
            PeakEquity = resumed.KeepsBaselines ? state.PeakEquity : resumed.Baseline,
        },
        DeskEvent.StrategySet set => state with { Strategies = state.Strategies.SetItem(set.Strategy, set.After) },
        DeskEvent.BreakerTripped tripped => state with
        {
            Breakers = state.Breakers.SetItem(tripped.Breaker, tripped.Measured),
        },
        DeskEvent.ExitBegan began => state with
        {
            Mode = DeskMode.Exiting,
            PausedBy = began.By.ToString(),
            ExitUnderWay = began.Id,
            ExitCount = began.Id,
        },
        DeskEvent.ExitEnded => state with { ExitUnderWay = null },
        DeskEvent.AccountMarked marked => Mark(state, marked),
        CorporateEvent.HaltsSeen seen => state with { Halted = [.. seen.Symbols] },
        CorporateEvent.SplitsFound found => state with { Splits = new KnownSplits(found.Session, [.. found.Symbols]) },
        DeskEvent.JobsCompleted done => state with { JobsDoneUntil = done.At },
        _ => throw new ArgumentOutOfRangeException(
            nameof(happened), happened.GetType().Name, "Expected an event that the desk knows."),
    };

    private static DeskState Mark(DeskState state, DeskEvent.AccountMarked marked)
    {
        var positions = state.Positions;
        foreach (var (symbol, price) in marked.Prices)
        {
            if (positions.TryGetValue(symbol, out var position))
            {
                positions = positions.SetItem(symbol, position with { LastPrice = price });
            }
        }

        var valued = state with { Positions = positions };
        return marked.IsClose
            ? valued with
            {
                Session = marked.Session,
                EquityCurve = state.EquityCurve.Add(
                    new EquityPoint(marked.Session, marked.Equity, state.Books.Cash)
                    {
                        Flow = state.Safety.FlowSinceClose,
                    }),
                DayBaseline = marked.Equity,
                PeakEquity = Usd.Max(state.PeakEquity, marked.Equity),
                EntriesSentToday = 0,
            }
            : valued;
    }
}
