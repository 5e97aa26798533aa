using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Risk;

/// <summary>All that a rule may look at; the figures that several rules need are computed once. It lives on the stack,
/// and what it lists is borrowed: dispose it once.</summary>
internal ref struct ReviewContext
{
    private PooledList<OpenBuy> openBuys;
    private PooledList<Exposure> exposures;

    public ReviewContext(
        OrderIntent order, DeskState desk, MarketView market, RiskProfile profile, ReviewMoment moment,
        Usd heldElsewhere)
    {
        (Order, Desk, Market, Profile, Moment) = (order, desk, market, profile, moment);
        (Quantity, HeldElsewhere) = (order.Quantity, heldElsewhere);
        Instrument = market.Find(order.Symbol);
        CostPerSide = AssumedCost.PerSide(profile, Instrument?.MedianDollarVolume ?? double.NaN);
        openBuys = new PooledList<OpenBuy>(desk.OpenOrderIds.Count);
        OpenBuy.Collect(ref openBuys, desk, market, profile, order.ProposalNumber, order.Symbol);
        exposures = new PooledList<Exposure>(desk.Positions.Count + openBuys.Count);
        Equity = desk.Books.Cash + Exposure.Collect(ref exposures, desk, openBuys.Items) + heldElsewhere;
        IsLive = moment.Stage == ReviewStage.Sending
            || (moment.Stage == ReviewStage.Tap && TradingCalendar.Nyse.SessionAt(moment.At) is not null);
    }

    public readonly OrderIntent Order { get; }

    public readonly DeskState Desk { get; }

    public readonly MarketView Market { get; }

    public readonly RiskProfile Profile { get; }

    public readonly ReviewMoment Moment { get; }

    /// <summary>Shares under review: those asked for, or those left by the smallest cut.</summary>
    public Quantity Quantity { get; private set; }

    /// <summary>Value of holdings that the books do not list, US dollars.</summary>
    public readonly Usd HeldElsewhere { get; }

    /// <summary>Cash, positions at their marks, and what is held elsewhere, US dollars.</summary>
    public readonly Usd Equity { get; }

    public readonly InstrumentView? Instrument { get; }

    public readonly Ratio CostPerSide { get; }

    /// <summary>Whether the present market is judged where it is told: before sending, and at a tap in the session.
    /// Otherwise the last close is all there is.</summary>
    public readonly bool IsLive { get; }

    /// <summary>Entries other than this one that may still fill.</summary>
    public readonly ReadOnlySpan<OpenBuy> OpenBuys => openBuys.Items;

    /// <summary>Positions and open buys, each symbol once.</summary>
    public readonly ReadOnlySpan<Exposure> Exposures => exposures.Items;

    /// <summary>Entries that are decided and not sent yet: with many approvals all of them leave at one instant.
    /// </summary>
    public readonly int EntriesAboutToLeave
    {
        get
        {
            var number = 0;
            foreach (var id in Desk.OpenOrderIds)
            {
                number += Desk.Orders[id] is
                    { Purpose: OrderPurpose.Entry, Status: OrderStatus.Ready, SentAt: null, CancelReason: null }
                    ? 1
                    : 0;
            }

            return number;
        }
    }

    /// <summary>The most that the order can be worth; null without a limit, which entries may not lack.</summary>
    public readonly Usd? Notional => Order.LimitPrice is { } limit ? limit * Quantity : null;

    /// <summary>The quote that is judged, null where there is none or it does not matter now.</summary>
    public readonly Quote? LiveQuote => IsLive ? Instrument?.Quote : null;

    /// <summary>Whether the quote is too old, or from so far ahead that a clock is wrong.</summary>
    public readonly bool IsStale(Quote quote) =>
        Math.Abs((Moment.At - quote.At).TotalSeconds) > Profile.QuoteAgeSeconds;

    /// <summary>The price that a quote of now shows, null without one that is believed.</summary>
    public readonly Price? LivePrice => LiveQuote is { } quote && !IsStale(quote) ? quote.Shown : null;

    /// <summary>The same review for another number of shares; shares what is borrowed.</summary>
    public readonly ReviewContext With(Quantity quantity)
    {
        var other = this;
        other.Quantity = quantity;
        return other;
    }

    /// <summary>Whole shares that fit into so many dollars at the limit; zero when nothing fits.</summary>
    public readonly Quantity SharesWithin(Usd room, Ratio costPerSide = default) =>
        Order.LimitPrice is { } limit && room > Usd.Zero
            ? Quantity.Min(Quantity, Quantity.Of(room.Value / (limit.Value * (1m + costPerSide.Value))).Floor())
            : Quantity.Zero;

    public readonly Usd ExposureIn(Symbol symbol)
    {
        foreach (var exposure in Exposures)
        {
            if (exposure.Symbol == symbol)
            {
                return exposure.Value;
            }
        }

        return Usd.Zero;
    }

    public readonly void Dispose()
    {
        openBuys.Dispose();
        exposures.Dispose();
    }
}
