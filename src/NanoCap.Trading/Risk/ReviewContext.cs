using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>All that a rule may look at; the figures that several rules need are computed once.</summary>
internal sealed class ReviewContext
{
    public ReviewContext(
        OrderIntent order,
        DeskState desk,
        MarketView market,
        RiskProfile profile,
        ReviewMoment moment,
        Usd heldElsewhere)
    {
        (Order, Desk, Market, Profile, Moment) = (order, desk, market, profile, moment);
        Quantity = order.Quantity;
        HeldElsewhere = heldElsewhere;
        Equity = desk.Equity + heldElsewhere;
        Instrument = market.Find(order.Symbol);
        CostPerSide = AssumedCost.PerSide(profile, Instrument?.MedianDollarVolume ?? double.NaN);
        OpenBuys = OpenBuy.In(desk, market, profile, order.ProposalNumber, order.Symbol);
        Exposures = ExposuresOf(desk, OpenBuys);
    }

    private ReviewContext(ReviewContext other, Quantity quantity)
    {
        (Order, Desk, Market, Profile, Moment) =
            (other.Order, other.Desk, other.Market, other.Profile, other.Moment);
        (HeldElsewhere, Equity, Instrument) = (other.HeldElsewhere, other.Equity, other.Instrument);
        (CostPerSide, OpenBuys, Exposures) = (other.CostPerSide, other.OpenBuys, other.Exposures);
        Quantity = quantity;
    }

    public OrderIntent Order { get; }

    public DeskState Desk { get; }

    public MarketView Market { get; }

    public RiskProfile Profile { get; }

    public ReviewMoment Moment { get; }

    /// <summary>Shares under review: those asked for, or those left by the smallest cut.</summary>
    public Quantity Quantity { get; }

    /// <summary>Value of holdings that the books do not list, US dollars.</summary>
    public Usd HeldElsewhere { get; }

    public Usd Equity { get; }

    public InstrumentView? Instrument { get; }

    public Ratio CostPerSide { get; }

    /// <summary>Entries other than this one that may still fill.</summary>
    public IReadOnlyList<OpenBuy> OpenBuys { get; }

    /// <summary>Positions and open buys by symbol.</summary>
    public IReadOnlyList<Exposure> Exposures { get; }

    /// <summary>The most that the order can be worth; null without a limit, which entries may not lack.</summary>
    public Usd? Notional => Order.LimitPrice is { } limit ? limit * Quantity : null;

    public ReviewContext With(Quantity quantity) => new(this, quantity);

    /// <summary>Whole shares that fit into so many dollars at the limit; zero when nothing fits.</summary>
    public Quantity SharesWithin(Usd room, Ratio costPerSide = default) =>
        Order.LimitPrice is { } limit && room > Usd.Zero
            ? Instruments.Quantity.Of(room.Value / (limit.Value * (1m + costPerSide.Value))).Floor()
            : Instruments.Quantity.Zero;

    public Usd ExposureIn(Symbol symbol) =>
        new(Exposures.Where(exposure => exposure.Symbol == symbol).Sum(exposure => exposure.Value.Value));

    private static List<Exposure> ExposuresOf(DeskState desk, IReadOnlyList<OpenBuy> openBuys)
    {
        var values = new SortedDictionary<Symbol, Usd>();
        foreach (var position in desk.Positions.Values)
        {
            values[position.Symbol] = position.MarketValue;
        }

        foreach (var buy in openBuys)
        {
            values[buy.Symbol] = values.GetValueOrDefault(buy.Symbol) + buy.Value;
        }

        return [.. values.Select(entry => new Exposure(entry.Key, entry.Value))];
    }
}
