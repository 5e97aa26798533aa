using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Values the account and has the circuit breakers judged.</summary>
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

        // Before the close moves the baselines.
        Breaking.Judge(draft, equity, marked.IsClose, marked.CountsTwice);
        if (prices.Count > 0 || marked.IsClose)
        {
            draft.Add(new DeskEvent.AccountMarked(marked.Session, prices, equity, marked.IsClose, draft.At));
        }

        if (marked.IsClose)
        {
            Ramping.AfterClose(draft);
        }

        if (marked.IsClose && draft.State.OpenOrders.Any(order => order.Status == OrderStatus.NotSeen))
        {
            // What the broker did not know all day is settled by its books after the close.
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }

    /// <summary>Cash and positions at prices, the latest marks standing in for prices that are not told.</summary>
    public static Usd EquityAt(DeskState state, IReadOnlyDictionary<Symbol, Price> prices) => new(
        state.Books.Cash.Value + state.Positions.Values.Sum(
            position => prices.GetValueOrDefault(position.Symbol, position.LastPrice).Value * position.Quantity.Value));
}
