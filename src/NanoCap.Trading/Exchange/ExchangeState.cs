using System.Collections.Immutable;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>The account on the simulated exchange after some events. Immutable.</summary>
public sealed record ExchangeState
{
    private ExchangeState()
    {
    }

    /// <summary>Before the account was opened.</summary>
    public static ExchangeState Empty { get; } = new();

    /// <summary>The name of the market that the account trades on; null before it was opened.</summary>
    public string? Market { get; private init; }

    /// <summary>Cash, US dollars; what open purchases have reserved is still in it.</summary>
    public Usd Cash { get; private init; }

    /// <summary>Shares held, ordered by symbol.</summary>
    public ImmutableSortedDictionary<Symbol, ExchangePosition> Positions { get; private init; } =
        ImmutableSortedDictionary<Symbol, ExchangePosition>.Empty;

    /// <summary>Every order ever accepted.</summary>
    public ImmutableDictionary<ClientOrderId, ExchangeOrder> Orders { get; private init; } =
        ImmutableDictionary<ClientOrderId, ExchangeOrder>.Empty;

    /// <summary>Every split that changed a position, in order.</summary>
    public ImmutableList<ExchangeEvent.SymbolSplit> Splits { get; private init; } = [];

    /// <summary>Every deposit, withdrawal and the like, in order.</summary>
    public ImmutableList<ExchangeEvent.CashMoved> CashFlows { get; private init; } = [];

    /// <summary>The last moment that was processed, null before the first.</summary>
    public PassedInstant? LastPassed { get; private init; }

    /// <summary>Orders that may still trade, in the order of acceptance.</summary>
    public IEnumerable<ExchangeOrder> WorkingOrders => Working.Values.Select(id => Orders[id]);

    /// <summary>Cash and positions at their marks, US dollars.</summary>
    public Usd Equity => Cash + new Usd(Positions.Values.Sum(position => position.Value.Value));

    private ImmutableSortedDictionary<int, ClientOrderId> Working { get; init; } =
        ImmutableSortedDictionary<int, ClientOrderId>.Empty;

    private ImmutableDictionary<Symbol, Quantity> FilledInSession { get; init; } =
        ImmutableDictionary<Symbol, Quantity>.Empty;

    /// <summary>The order, or null when none was accepted under that id.</summary>
    public ExchangeOrder? FindOrder(ClientOrderId id) => Orders.GetValueOrDefault(id);

    /// <summary>Shares held of a symbol.</summary>
    public Quantity QuantityOf(Symbol symbol) => Positions.GetValueOrDefault(symbol)?.Quantity ?? Quantity.Zero;

    /// <summary>Shares reserved by working sales; a one-cancels-other pair counts once.</summary>
    public Quantity HeldOf(Symbol symbol) => Quantity.Of(WorkingOrders
        .Where(order => order.Request.Side == Side.Sell && order.Request.Symbol == symbol)
        .Sum(order => order.Remaining.Value));

    /// <summary>Shares of a symbol filled since the last close, purchases and sales together.</summary>
    public Quantity FilledInSessionOf(Symbol symbol) => FilledInSession.GetValueOrDefault(symbol);

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot follow: it names an order that does not exist, or
    /// opens the account twice.</exception>
    public ExchangeState After(ExchangeEvent happened) => happened switch
    {
        ExchangeEvent.AccountOpened opened when Market is null =>
            this with { Market = opened.Market, Cash = opened.Cash },
        ExchangeEvent.OrderAccepted accepted => AfterAccepted(accepted),
        ExchangeEvent.OrderRefused => this,
        ExchangeEvent.OrderTriggered triggered => With(Order(triggered.OrderId) with { IsTriggered = true }),
        ExchangeEvent.OrderFilled filled => AfterFill(filled.Fill),
        ExchangeEvent.OrderEnded ended => AfterEnd(Order(ended.OrderId) with
        {
            Status = ended.Status,
            Reason = ended.Reason,
            EndedAt = ended.At,
        }),
        ExchangeEvent.SymbolSplit split => AfterSplit(split),
        ExchangeEvent.InstantPassed passed => AfterInstant(passed),
        ExchangeEvent.CashMoved moved => this with { Cash = Cash + moved.Amount, CashFlows = CashFlows.Add(moved) },
        _ => throw new InvalidOperationException($"{happened} cannot follow on {Market ?? "an unopened account"}."),
    };

    private ExchangeOrder Order(ClientOrderId id) => FindOrder(id) is { IsWorking: true } order
        ? order
        : throw new InvalidOperationException($"Expected a working order {id}, found none.");

    private ExchangeState With(ExchangeOrder order) => this with { Orders = Orders.SetItem(order.Id, order) };

    private ExchangeState AfterAccepted(ExchangeEvent.OrderAccepted accepted)
    {
        var sequence = Orders.Count + 1;
        var order = new ExchangeOrder(
            accepted.Order, sequence, accepted.BrokerOrderId, accepted.ReservedPrice, BrokerOrderStatus.Working,
            [], IsTriggered: false, Reason: null, EndedAt: null);
        return this with
        {
            Orders = Orders.Add(order.Id, order),
            Working = Working.Add(sequence, order.Id),
        };
    }

    private ExchangeState AfterFill(Fill fill)
    {
        var order = Order(fill.OrderId);
        order = order with { Fills = order.Fills.Add(fill), Status = BrokerOrderStatus.PartiallyFilled };
        var notional = fill.Price * fill.Quantity;
        var booked = this with
        {
            Cash = Cash - fill.Fees + (fill.Side == Side.Buy ? -notional : notional),
            Positions = PositionsAfter(fill),
            FilledInSession = FilledInSession.SetItem(fill.Symbol, FilledInSessionOf(fill.Symbol) + fill.Quantity),
        };
        return order.Remaining.IsZero
            ? booked.AfterEnd(order with { Status = BrokerOrderStatus.Filled, EndedAt = fill.At })
            : booked.With(order);
    }

    private ImmutableSortedDictionary<Symbol, ExchangePosition> PositionsAfter(Fill fill)
    {
        var held = QuantityOf(fill.Symbol);
        var quantity = fill.Side == Side.Buy ? held + fill.Quantity : held - fill.Quantity;
        return Holding(fill.Symbol, quantity, Positions.GetValueOrDefault(fill.Symbol)?.Mark ?? fill.Price);
    }

    private ImmutableSortedDictionary<Symbol, ExchangePosition> Holding(Symbol symbol, Quantity quantity, Price mark) =>
        quantity.IsZero
            ? Positions.Remove(symbol)
            : Positions.SetItem(symbol, new ExchangePosition(symbol, quantity, mark));

    private ExchangeState AfterEnd(ExchangeOrder order) =>
        With(order) with { Working = Working.Remove(order.Sequence) };

    private ExchangeState AfterSplit(ExchangeEvent.SymbolSplit split)
    {
        if (Positions.GetValueOrDefault(split.Symbol) is not { } position)
        {
            return this;
        }

        return this with
        {
            Cash = Cash + split.CashInLieu,
            Positions = Holding(
                split.Symbol, split.NewQuantity, Price.Of(position.Mark.Value / split.ShareFactor)),
            Splits = Splits.Add(split),
        };
    }

    private ExchangeState AfterInstant(ExchangeEvent.InstantPassed passed)
    {
        var positions = Positions;
        foreach (var mark in passed.Marks)
        {
            positions = positions.SetItem(mark.Symbol, positions[mark.Symbol] with { Mark = mark.Price });
        }

        return this with
        {
            Positions = positions,
            LastPassed = new PassedInstant(passed.Session, passed.Instant),
            FilledInSession = passed.Instant == SessionInstant.Close ? FilledInSession.Clear() : FilledInSession,
        };
    }
}
