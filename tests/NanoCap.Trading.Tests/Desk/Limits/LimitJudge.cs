using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;
using NanoCap.Trading.Tests.Desk.Chaos;

namespace NanoCap.Trading.Tests.Desk.Limits;

/// <summary>Adds up anew, at every order that leaves, what the profile allows; the review is not asked.</summary>
internal sealed class LimitJudge(LimitTable limits, int ordersPerDay, AccountKind kind, Happenings happenings)
{
    private readonly Dictionary<Symbol, DateOnly> stopped = [];
    private readonly List<(DateOnly Session, decimal Amount)> proceeds = [];
    private DeskState state = DeskState.Empty;
    private int seen;
    private int entriesToday;

    /// <summary>Reads on in the journal.</summary>
    public void Read(IReadOnlyList<DeskEvent> journal, MarketView market)
    {
        for (; seen < journal.Count; seen++)
        {
            switch (journal[seen])
            {
                case DeskEvent.OrderSending sending when state.Orders[sending.Order] is var order:
                    Check(order, market, sending.At);
                    break;
                case DeskEvent.OrderFilled { Fill: { Side: Side.Sell } fill, Session: var session }:
                    proceeds.Add((session, (fill.Quantity.Value * fill.Price.Value) - fill.Fees.Value));
                    if (fill.IsStopLeg)
                    {
                        stopped[fill.Symbol] = session;
                    }

                    break;
                case DeskEvent.AccountMarked { IsClose: true }:
                    entriesToday = 0;
                    break;
                default:
                    break;
            }

            state = TradingDesk.Apply(state, journal[seen]);
            Assert.All(state.Positions.Values, position => Assert.True(position.Quantity.Value > 0m, "It went short."));
            Assert.True(limits.Leverage > 1m || state.Books.Cash >= Usd.Zero, $"Cash is {state.Books.Cash}.");
        }
    }

    private void Check(Order order, MarketView market, DateTimeOffset at)
    {
        if (order.Request.Side == Side.Buy)
        {
            happenings.Count("entry sent");
            CheckEntry(order, market, at);
            return;
        }

        happenings.Count("sale sent");
        var selling = state.OpenOrdersIn(order.Symbol).Where(open => open.Request.Side == Side.Sell)
            .Sum(open => open.Remaining.Value);
        Assert.True(
            selling <= state.Positions[order.Symbol].Quantity.Value, $"{selling} {order.Symbol} are sold, fewer held.");
    }

    private void CheckEntry(Order order, MarketView market, DateTimeOffset at)
    {
        Assert.Equal(DeskMode.Active, state.Mode);
        Assert.True(state.Breakers.IsEmpty && state.Safety.Latches.Values.All(latch => latch.IsLatched));
        var worth = ManyStocks.Symbols.ToDictionary(symbol => symbol, _ => 0m);
        foreach (var held in state.Positions.Values)
        {
            worth[held.Symbol] += held.LastPrice.Value * held.Quantity.Value;
        }

        var equity = state.Books.Cash.Value + worth.Values.Sum();
        var reserved = 0m;
        foreach (var open in state.OpenOrders.Where(open => open.Request.Side == Side.Buy))
        {
            var value = open.Request.LimitPrice!.Value.Value * open.Remaining.Value;
            worth[open.Symbol] += value;
            reserved += value * (1m + CostOf(open.Symbol, market));
        }

        var symbol = order.Symbol;
        AtMost("position", worth[symbol], limits.PositionAt(equity, symbol.Value is "TQQQ" or "SOXL"));
        AtMost("positions", worth.Values.Count(value => value > 0m), limits.Positions);
        AtMost("leverage", worth.Values.Sum(), limits.Leverage * equity);
        if (limits.Sector is { } share)
        {
            var sector = ManyStocks.SectorOf(symbol);
            AtMost(
                "sector", worth.Where(entry => ManyStocks.SectorOf(entry.Key) == sector).Sum(entry => entry.Value),
                share * equity);
        }

        AtMost(
            "volume share", order.Request.Quantity.Value,
            Math.Floor(limits.VolumeShare * (decimal)ManyStocks.VolumeOf(symbol)));
        CheckMoney(reserved, equity, market, at);
        AtMost("entries a day", ++entriesToday, ordersPerDay);
        if (stopped.TryGetValue(symbol, out var session))
        {
            var today = TradingCalendar.Nyse.NewYorkDate(at);
            Assert.True(
                TradingCalendar.Nyse.Count(session, today) - 2 >= 5, $"{symbol} stopped {session}, bought {today}.");
            happenings.Count("bought again after a stop");
        }
    }

    private void CheckMoney(decimal reserved, decimal equity, MarketView market, DateTimeOffset at)
    {
        var buffer = limits.BufferUsd + (limits.BufferShare * equity);
        var borrowed = kind == AccountKind.Margin && market.Account is not null
            ? equity * (limits.Leverage - 1m)
            : 0m;
        AtMost("buffer", reserved, state.Books.Cash.Value - buffer + borrowed);
        if (kind == AccountKind.Cash)
        {
            // Before 2024-05-28 a sale settles on the second session after it.
            var today = TradingCalendar.Nyse.NewYorkDate(at);
            var waiting = proceeds.Where(sale => TradingCalendar.Nyse.Count(sale.Session, today) - 1 < 2)
                .Sum(sale => sale.Amount);
            AtMost("settled cash", reserved, state.Books.Cash.Value - waiting);
        }
    }

    /// <summary>A tenth of a percent and half the spread; the funds' profile adds none.</summary>
    private decimal CostOf(Symbol symbol, MarketView market)
    {
        if (limits.Name == "regime-etf")
        {
            return 0.0005m;
        }

        var dollars = market.Find(symbol)!.LastClose.Value * (decimal)ManyStocks.VolumeOf(symbol);
        return 0.001m + ((decimal)Math.Clamp(0.02 * Math.Sqrt(50_000 / (double)dollars), 0.0005, 0.02) / 2m);
    }

    private void AtMost(string what, decimal measured, decimal limit)
    {
        Assert.True(measured <= limit + 0.0001m, $"{limits.Name}: {what} is {measured}, at most {limit}.");
        if (measured > 0.9m * limit)
        {
            happenings.Count($"{what} near its limit");
        }
    }
}
