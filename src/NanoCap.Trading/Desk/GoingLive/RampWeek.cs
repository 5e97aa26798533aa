using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Desk.GoingLive;

/// <summary>What the latest sessions at a step of the ramp brought; the figures that a person decides by.</summary>
/// <param name="From">The first of the sessions.</param>
/// <param name="Through">The last of them.</param>
/// <param name="Sessions">How many closed.</param>
/// <param name="Entries">Entries that filled, wholly or in part.</param>
/// <param name="Trades">Closed trades.</param>
/// <param name="Result">Equity at the last close less that of the close before the first, US dollars.</param>
/// <param name="Return">The result over that earlier equity; null without one above zero.</param>
/// <param name="Slippage">What the entries cost above the prices that their proposals named, US dollars; negative when
/// they cost less.</param>
/// <param name="SlippageShare">The slippage over those prices' value; null without an entry.</param>
/// <param name="BreakerTrips">How often a circuit breaker tripped since the step began.</param>
public sealed record RampWeek(
    DateOnly From,
    DateOnly Through,
    int Sessions,
    int Entries,
    int Trades,
    Usd Result,
    Ratio? Return,
    Usd Slippage,
    Ratio? SlippageShare,
    int BreakerTrips)
{
    /// <summary>The figures of the latest closes after a session.</summary>
    /// <param name="state">The state.</param>
    /// <param name="since">Only closes after this session count.</param>
    /// <param name="sessions">At most so many of the latest.</param>
    /// <param name="calendar">Tells the session of an instant.</param>
    /// <returns>Null before the first close after <paramref name="since"/>.</returns>
    public static RampWeek? Find(DeskState state, DateOnly since, int sessions, TradingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(calendar);
        var closes = state.EquityCurve.Where(point => point.Session > since).TakeLast(sessions).ToList();
        if (closes.Count == 0)
        {
            return null;
        }

        var (from, through) = (closes[0].Session, closes[^1].Session);
        var before = state.EquityCurve.LastOrDefault(point => point.Session < from);
        var paidIn = new Usd(closes.Sum(point => point.Flow.Value));
        var result = closes[^1].Equity - before.Equity - paidIn;
        var entries = state.Orders.Values
            .Where(order => order is { Purpose: OrderPurpose.Entry, Filled.IsZero: false, SentAt: { } sent }
                && calendar.NewYorkDate(sent) >= from)
            .Select(order => (Order: order, Named: FindNamed(state, order)))
            .Where(entry => entry.Named is not null).ToList();
        var named = entries.Sum(entry => entry.Named!.Value.Value * entry.Order.Filled.Value);
        var slippage = entries.Sum(entry => entry.Order.FilledValue.Value) - named;
        return new RampWeek(
            from,
            through,
            closes.Count,
            entries.Count,
            state.Trades.Count(trade => trade.ExitSession >= from),
            result,
            before.Equity > Usd.Zero ? result / before.Equity : null,
            new Usd(slippage),
            named > 0m ? new Ratio(slippage / named) : null,
            state.Readiness.Trips.Count(trip => calendar.NewYorkDate(trip.TrippedAt) > (state.Ramp.Since ?? since)));
    }

    private static Price? FindNamed(DeskState state, Order order) => order.ProposalNumber is not { } number ? null
        : state.Proposals.TryGetValue(number, out var proposal) ? proposal.Terms.Reference
        : state.Rebalances.GetValueOrDefault(number)?.Terms.Find(order.Symbol)?.Reference;
}
