using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Values the account and judges the circuit breakers.</summary>
internal static class Marking
{
    public static void Decide(Draft draft, DeskInput.Marked marked)
    {
        // A close is marked once; doing it again after a crash would move the day's baseline.
        if (marked.IsClose && draft.State.Session >= marked.Session)
        {
            return;
        }

        var prices = draft.State.Positions.Keys
            .Where(marked.Prices.ContainsKey)
            .Select(symbol => KeyValuePair.Create(symbol, marked.Prices[symbol]))
            .ToList();
        var equity = EquityAt(draft.State, marked.Prices);
        JudgeBreakers(draft, equity);
        if (prices.Count > 0 || marked.IsClose)
        {
            draft.Add(new DeskEvent.AccountMarked(marked.Session, prices, equity, marked.IsClose, draft.At));
        }

        if (marked.IsClose && draft.State.OpenOrders.Any(order => order.Status == OrderStatus.NotSeen))
        {
            // What the broker did not know all day is settled by its books after the close.
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }

    private static Usd EquityAt(DeskState state, IReadOnlyDictionary<Symbol, Price> prices) => new(
        state.Books.Cash.Value + state.Positions.Values.Sum(
            position => prices.GetValueOrDefault(position.Symbol, position.LastPrice).Value * position.Quantity.Value));

    private static void JudgeBreakers(Draft draft, Usd equity)
    {
        var profile = draft.Rules.Profile;
        Judge(draft, "day-loss", profile.DayLossStop, draft.State.DayBaseline, equity);
        Judge(draft, "drawdown", profile.DrawdownStop, draft.State.PeakEquity, equity);
    }

    private static void Judge(Draft draft, string breaker, Ratio limit, Usd baseline, Usd equity)
    {
        if (baseline <= Usd.Zero || draft.State.Breakers.ContainsKey(breaker))
        {
            return;
        }

        var loss = new Ratio(1m - equity.Value / baseline.Value);
        if (loss >= limit)
        {
            draft.Add(new DeskEvent.BreakerTripped(breaker, limit, loss, draft.At));
            Entries.WithdrawWorking(draft, $"breaker {breaker}");
        }
    }
}
