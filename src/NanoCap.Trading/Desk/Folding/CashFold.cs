using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>Books cash that moved without a trade. What the owner pays in or takes out is no result: baselines and peak
/// are scaled, so that losses and drawdown are the same shares of them as before.</summary>
internal static class CashFold
{
    public static DeskState Book(DeskState state, SafetyEvent.CashFlowBooked booked)
    {
        var counted = state with
        {
            Safety = state.Safety with
            {
                CashFlows = state.Safety.CashFlows.Add(booked.ActivityId),
                CashOff = null,
            },
        };
        return booked.Kind switch
        {
            CashFlowKind.Dividend or CashFlowKind.Interest => counted with
            {
                Books = state.Books with
                {
                    Cash = state.Books.Cash + booked.Amount,
                    Realised = state.Books.Realised + booked.Amount,
                },
            },
            CashFlowKind.Fee => counted with
            {
                Books = state.Books with
                {
                    Cash = state.Books.Cash + booked.Amount,
                    Costs = state.Books.Costs - booked.Amount,
                },
            },
            _ => Move(counted, booked.Amount),
        };
    }

    private static DeskState Move(DeskState state, Usd amount) => Follow(
        state with
        {
            Books = state.Books with { Start = state.Books.Start + amount, Cash = state.Books.Cash + amount },
        },
        state.Equity);

    /// <summary>Baselines and peak after equity changed by no result; losses stay the same shares of them.</summary>
    /// <param name="state">The state after the change.</param>
    /// <param name="before">Equity before it, US dollars.</param>
    public static DeskState Follow(DeskState state, Usd before)
    {
        var after = state.Equity;
        var amount = after - before;
        return state with
        {
            DayBaseline = Corrected(state.DayBaseline),
            PeakEquity = Corrected(state.PeakEquity),
            Safety = state.Safety with
            {
                FlowSinceClose = state.Safety.FlowSinceClose + amount,
                Latches = state.Safety.Latches.SetItems(state.Safety.Latches.Select(latch =>
                    KeyValuePair.Create(latch.Key, latch.Value with { Baseline = Corrected(latch.Value.Baseline) }))),
            },
        };

        Usd Corrected(Usd baseline) => before > Usd.Zero && after > Usd.Zero
            ? baseline * (after.Value / before.Value)
            : Usd.Max(Usd.Zero, baseline + amount);
    }
}
