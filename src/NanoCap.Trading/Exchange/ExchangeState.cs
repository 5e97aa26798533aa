using System.Collections.Immutable;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Exchange;

/// <summary>The account on the simulated exchange after some events. Immutable.</summary>
public sealed record ExchangeState
{
    private const int DaysUntilAged = 90;

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

    /// <summary>Symbols in which nothing trades now.</summary>
    public ImmutableSortedSet<Symbol> Halted { get; private init; } = [];

    /// <summary>What the broker says of symbols, where it was changed.</summary>
    public ImmutableSortedDictionary<Symbol, BrokerAsset> Assets { get; private init; } =
        ImmutableSortedDictionary<Symbol, BrokerAsset>.Empty;

    /// <summary>What the account may do.</summary>
    public AccountFlags Flags { get; private init; } = AccountFlags.Clear;

    /// <summary>Equity at the last close, US dollars; null before the first.</summary>
    public Usd? LastEquity { get; private init; }

    /// <summary>What sales of the last two weeks brought, fees taken off, by the session of the sale, US dollars.
    /// </summary>
    public ImmutableSortedDictionary<DateOnly, Usd> RecentProceeds { get; private init; } =
        ImmutableSortedDictionary<DateOnly, Usd>.Empty;

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
        .Where(order => order is { IsReserving: true, Request.Side: Side.Sell } && order.Request.Symbol == symbol)
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
        ExchangeEvent.OrderStatusChanged changed => With(InState(Order(changed.OrderId), changed.Status)),
        ExchangeEvent.CancelRejected rejected =>
            With(InState(Order(rejected.OrderId), BrokerOrderStatus.Working)),
        ExchangeEvent.OrderEnded ended => AfterEnd(Order(ended.OrderId) with
        {
            Status = ended.Status,
            Reason = ended.Reason,
            EndedAt = ended.At,
            ReplacedBy = ended.ReplacedBy,
        }),
        ExchangeEvent.FillBusted busted => AfterBust(busted.Fill),
        ExchangeEvent.FillCorrected corrected => AfterBust(corrected.Wrong).Book(corrected.Right),
        ExchangeEvent.SymbolHalted halted => this with { Halted = Halted.Add(halted.Symbol) },
        ExchangeEvent.SymbolResumed resumed => this with { Halted = Halted.Remove(resumed.Symbol) },
        ExchangeEvent.AssetChanged { Asset: var asset } => this with { Assets = Assets.SetItem(asset.Symbol, asset) },
        ExchangeEvent.AccountFlagged flagged => this with { Flags = flagged.Flags },
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
            accepted.Order, sequence, accepted.BrokerOrderId, accepted.ReservedPrice, accepted.Status,
            [], IsTriggered: false, Reason: null, EndedAt: null)
        {
            AcceptedAt = accepted.At,
            AgesOut = TradingCalendar.Nyse.NewYorkDate(accepted.At).AddDays(DaysUntilAged),
            Parent = accepted.Parent,
            Replaces = accepted.Replaces,
        };
        return this with
        {
            Orders = Orders.Add(order.Id, order),
            Working = Working.Add(sequence, order.Id),
        };
    }

    private ExchangeState AfterFill(Fill fill)
    {
        // Of a pair the other leg may trade behind the one that filled it.
        var order = FindOrder(fill.OrderId) is
            { Request.Class: OrderClass.OneCancelsOther, Status: BrokerOrderStatus.Filled } pair
            ? pair
            : Order(fill.OrderId);
        var isPending = order.Status is BrokerOrderStatus.PendingCancel or BrokerOrderStatus.PendingReplace;
        var traded = order with
        {
            Fills = order.Fills.Add(fill),
            Status = isPending ? order.Status : BrokerOrderStatus.PartiallyFilled,
        };
        var booked = AfterMoney(fill);
        return traded.Remaining.IsZero
            ? booked.AfterEnd(traded with { Status = BrokerOrderStatus.Filled, EndedAt = fill.At })
            : booked.With(traded);
    }

    private ExchangeState AfterMoney(Fill fill)
    {
        var notional = fill.Price * fill.Quantity;
        return this with
        {
            Cash = Cash - fill.Fees + (fill.Side == Side.Buy ? -notional : notional),
            RecentProceeds = fill.Side == Side.Buy
                ? RecentProceeds
                : Settlement.With(
                    RecentProceeds, TradingCalendar.Nyse.NewYorkDate(fill.At), notional - fill.Fees),
            Positions = PositionsAfter(fill),
            FilledInSession = FilledInSession.SetItem(fill.Symbol, FilledInSessionOf(fill.Symbol) + fill.Quantity),
        };
    }

    /// <summary>What had ended stays ended with fewer shares; what works has more to do again.</summary>
    private ExchangeState AfterBust(Fill fill)
    {
        var order = Orders[fill.OrderId];
        var without = order with
        {
            Fills = order.Fills.RemoveAll(known => known.ExecutionId == fill.ExecutionId),
            Busted = order.Busted.Add(fill.ExecutionId),
        };
        var held = QuantityOf(fill.Symbol);
        var notional = fill.Price * fill.Quantity;
        var money = this with
        {
            Cash = Cash + fill.Fees + (fill.Side == Side.Buy ? notional : -notional),
            RecentProceeds = fill.Side == Side.Buy
                ? RecentProceeds
                : Settlement.With(
                    RecentProceeds, TradingCalendar.Nyse.NewYorkDate(fill.At), fill.Fees - notional),
            Positions = Holding(
                fill.Symbol,
                fill.Side == Side.Buy ? held - fill.Quantity : held + fill.Quantity,
                Positions.GetValueOrDefault(fill.Symbol)?.Mark ?? fill.Price),
        };
        return money.With(without.IsLive ? InState(without, without.Status) : without);
    }

    private ExchangeState Book(Fill fill)
    {
        var order = Orders[fill.OrderId];
        var traded = order with { Fills = order.Fills.Add(fill) };
        var booked = AfterMoney(fill);
        return !order.IsWorking ? booked.With(traded)
            : traded.Remaining.IsZero
                ? booked.AfterEnd(traded with { Status = BrokerOrderStatus.Filled, EndedAt = fill.At })
                : booked.With(InState(traded, traded.Status));
    }

    /// <summary>The order in a state; one that works is partially filled as soon as a share of it is.</summary>
    private static ExchangeOrder InState(ExchangeOrder order, BrokerOrderStatus status) => order with
    {
        Status = status is not (BrokerOrderStatus.Working or BrokerOrderStatus.PartiallyFilled) ? status
            : order.Fills.IsEmpty ? BrokerOrderStatus.Working
            : BrokerOrderStatus.PartiallyFilled,
    };

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

        var isClose = passed.Instant == SessionInstant.Close;
        var marked = this with { Positions = positions };
        return marked with
        {
            // What was done for the day may trade on the next.
            Orders = isClose
                ? Orders.SetItems(WorkingOrders
                    .Where(order => order.Status == BrokerOrderStatus.DoneForDay)
                    .Select(order => KeyValuePair.Create(order.Id, InState(order, BrokerOrderStatus.Working))))
                : Orders,
            LastEquity = isClose ? marked.Equity : LastEquity,
            LastPassed = new PassedInstant(passed.Session, passed.Instant),
            FilledInSession = isClose ? FilledInSession.Clear() : FilledInSession,
        };
    }
}
