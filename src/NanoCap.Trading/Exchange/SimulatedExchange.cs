using System.Globalization;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>
/// An exchange with one account, driven by daily bars. Commands say what would happen and change nothing;
/// <see cref="Apply"/> makes it so. A caller that wants the account to be durable writes the events down in between.
/// </summary>
/// <remarks>Not safe for use by several threads at once. Deterministic: the same commands give the same events.
/// </remarks>
public sealed class SimulatedExchange
{
    private readonly ExchangeOptions options;

    /// <summary>An exchange without an account; the first event must be <see cref="OpenAccount"/>'s.</summary>
    public SimulatedExchange(ExchangeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>The account as of the last applied event.</summary>
    public ExchangeState State { get; private set; } = ExchangeState.Empty;

    /// <summary>Makes events happen.</summary>
    /// <exception cref="InvalidOperationException">An event cannot follow on the state.</exception>
    public void Apply(IEnumerable<ExchangeEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        State = events.Aggregate(State, (state, happened) => state.After(happened));
    }

    /// <summary>Opens the account with the starting cash; nothing when it is open already.</summary>
    /// <param name="market">The name of the market whose bars will drive the exchange.</param>
    /// <param name="at">When.</param>
    public IReadOnlyList<ExchangeEvent> OpenAccount(string market, DateTimeOffset at) =>
        State.Market is null ? [new ExchangeEvent.AccountOpened(market, options.StartingCash, at)] : [];

    /// <summary>Takes an order or refuses it: accepted or refused first, then the legs that came with it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="at">When.</param>
    /// <param name="lastClose">The symbol's last raw close as of now, null when the market has none; purchases
    /// need it.</param>
    public IReadOnlyList<ExchangeEvent> Submit(OrderRequest order, DateTimeOffset at, Price? lastClose)
    {
        ArgumentNullException.ThrowIfNull(order);
        return OrderAdmission.FindRefusal(order, State, options, at, lastClose) is { } refusal
            ? [RefusalOf(order, refusal, at)]
            : Accept(State, order, at, lastClose, replaces: null);
    }

    /// <summary>Sells all of a symbol at market under a name that the broker makes; refused while shares are held for
    /// other sales.</summary>
    /// <returns>Accepted or refused; nothing when none is held.</returns>
    /// <inheritdoc cref="Submit"/>
    public IReadOnlyList<ExchangeEvent> ClosePosition(Symbol symbol, DateTimeOffset at, Price? lastClose) =>
        State.QuantityOf(symbol) is { IsZero: false } held
            ? Submit(
                new OrderRequest(
                    ClientOrderId.FromBroker(NextId(State)), symbol, Side.Sell, held, OrderType.Market,
                    TimeInForce.Day),
                at, lastClose)
            : [];

    /// <summary>Asks to cancel what is left of an order: it ends at once or is pending, by the exchange's habit
    /// (a leg that waits always ends at once); nothing when <see cref="WhyNotCancel"/> has a reason.</summary>
    public IReadOnlyList<ExchangeEvent> Cancel(ClientOrderId order, DateTimeOffset at) =>
        WhyNotCancel(order) is not null ? []
        : options.Habits.CancelsAtOnce || IsIn(order, BrokerOrderStatus.Held)
            ? End(order, BrokerOrderStatus.Canceled, "canceled on request", at)
        : [new ExchangeEvent.OrderStatusChanged(
            order, BrokerOrderStatus.PendingCancel, "cancel requested", at)];

    /// <summary>Why a request to cancel is refused, or null.</summary>
    public Refusal? WhyNotCancel(ClientOrderId order) =>
        State.FindOrder(order) is not { } known ? Refusals.OrderNotFound
        : !known.IsWorking || known.Status == BrokerOrderStatus.PendingCancel ? Refusals.Ended(known.Status)
        : null;

    /// <summary>What is left of an order ends by the broker's own rule; nothing when it has ended.</summary>
    /// <param name="order">The order.</param>
    /// <param name="status">Canceled or Expired.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another state.</exception>
    public IReadOnlyList<ExchangeEvent> EndByRule(
        ClientOrderId order, BrokerOrderStatus status, string reason, DateTimeOffset at) =>
        status is not (BrokerOrderStatus.Canceled or BrokerOrderStatus.Expired)
            ? throw new ArgumentOutOfRangeException(nameof(status), status, "Expected Canceled or Expired.")
        : State.FindOrder(order) is { IsWorking: true } ? End(order, status, reason, at)
        : [];

    /// <summary>A pending cancellation comes true; nothing when none is pending.</summary>
    public IReadOnlyList<ExchangeEvent> CompleteCancel(ClientOrderId order, DateTimeOffset at) =>
        IsIn(order, BrokerOrderStatus.PendingCancel)
            ? End(order, BrokerOrderStatus.Canceled, "canceled on request", at)
            : [];

    /// <summary>A pending cancellation comes to nothing; nothing when none is pending.</summary>
    public IReadOnlyList<ExchangeEvent> RejectCancel(ClientOrderId order, string reason, DateTimeOffset at) =>
        IsIn(order, BrokerOrderStatus.PendingCancel) ? [new ExchangeEvent.CancelRejected(order, reason, at)] : [];

    /// <summary>An accepted order gets to the venue and works; nothing when it did already.</summary>
    public IReadOnlyList<ExchangeEvent> Confirm(ClientOrderId order, DateTimeOffset at) =>
        IsIn(order, BrokerOrderStatus.Accepted)
            ? [new ExchangeEvent.OrderStatusChanged(order, BrokerOrderStatus.Working, Reason: null, at)]
            : [];

    /// <summary>An order that was accepted is thrown out; nothing when it has traded or ended.</summary>
    public IReadOnlyList<ExchangeEvent> Reject(ClientOrderId order, string reason, DateTimeOffset at) =>
        State.FindOrder(order) is { IsWorking: true, Fills.IsEmpty: true, Status: not BrokerOrderStatus.Held }
            ? End(order, BrokerOrderStatus.Rejected, reason, at)
            : [];

    /// <summary>Keeps an order from trading, marks it as being changed, or lets it work again; nothing where it has
    /// ended, waits for its entry, or is being cancelled.</summary>
    /// <param name="order">The order.</param>
    /// <param name="status">Working, DoneForDay, Suspended or PendingReplace.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another state.</exception>
    public IReadOnlyList<ExchangeEvent> Park(
        ClientOrderId order, BrokerOrderStatus status, string? reason, DateTimeOffset at)
    {
        if (status is not (BrokerOrderStatus.Working or BrokerOrderStatus.DoneForDay or BrokerOrderStatus.Suspended
            or BrokerOrderStatus.PendingReplace))
        {
            throw new ArgumentOutOfRangeException(
                nameof(status), status, "Expected Working, DoneForDay, Suspended or PendingReplace.");
        }

        return State.FindOrder(order) is { IsWorking: true, Status: not (BrokerOrderStatus.Held
            or BrokerOrderStatus.Accepted or BrokerOrderStatus.PendingCancel) }
            ? [new ExchangeEvent.OrderStatusChanged(order, status, reason, at)]
            : [];
    }

    /// <summary>Puts another order in the place of one that works; nothing when <see cref="WhyNotReplace"/> has a
    /// reason.</summary>
    /// <param name="order">The order to be replaced.</param>
    /// <param name="change">What is to be different.</param>
    /// <param name="at">When.</param>
    /// <param name="lastClose">The symbol's last raw close as of now, or null.</param>
    public IReadOnlyList<ExchangeEvent> Replace(
        ClientOrderId order, OrderReplacement change, DateTimeOffset at, Price? lastClose)
    {
        if (WhyNotReplace(order, change, at, lastClose) is not null)
        {
            return [];
        }

        var original = State.FindOrder(order)!;
        var successor = SuccessorOf(original, change);
        var ended = Replacing.End(original, successor.Id, at);
        return [ended, .. Accept(State.After(ended), successor, at, lastClose, original.Id)];
    }

    /// <summary>Why a request to replace is refused, or null.</summary>
    /// <inheritdoc cref="Replace"/>
    public Refusal? WhyNotReplace(
        ClientOrderId order, OrderReplacement change, DateTimeOffset at, Price? lastClose)
    {
        ArgumentNullException.ThrowIfNull(change);
        var original = State.FindOrder(order);
        return Replacing.FindRefusal(
            original, original is null ? null : SuccessorOf(original, change), State, options, at, lastClose);
    }

    /// <summary>Trades an order between the bars, as far as it may.</summary>
    /// <param name="order">The order.</param>
    /// <param name="quantity">At most so many shares.</param>
    /// <param name="price">US dollars a share; inside the limit unless a stop trades.</param>
    /// <param name="at">When.</param>
    /// <param name="isStopLeg">Whether it is a stop that trades.</param>
    /// <returns>The execution and what follows from it; nothing where it cannot trade.</returns>
    public IReadOnlyList<ExchangeEvent> Execute(
        ClientOrderId order, Quantity quantity, Price price, DateTimeOffset at, bool isStopLeg = false) =>
        Executing.FindFill(State, options, order, quantity, price, isStopLeg, at) is { } fill
            ? [.. Executing.EventsOf(State, fill)]
            : [];

    /// <summary>Takes an execution back; nothing when it is unknown, or its shares were sold or are on sale.</summary>
    public IReadOnlyList<ExchangeEvent> Bust(string executionId, DateTimeOffset at) =>
        Executing.FindBust(State, executionId, at) is { } busted ? [busted] : [];

    /// <summary>Corrects an execution; nothing when it is unknown, or the new one would be more than was ordered or
    /// held.</summary>
    public IReadOnlyList<ExchangeEvent> Correct(
        string executionId, Quantity quantity, Price price, DateTimeOffset at) =>
        Executing.FindCorrection(State, options, executionId, quantity, price, at) is { } corrected
            ? [corrected, .. LegEvents.Following(State.After(corrected), corrected.Right.OrderId, at)]
            : [];

    /// <summary>Nothing trades in a symbol from now on; its orders stay and new ones are taken.</summary>
    public IReadOnlyList<ExchangeEvent> Halt(Symbol symbol, DateTimeOffset at) =>
        State.Halted.Contains(symbol) ? [] : [new ExchangeEvent.SymbolHalted(symbol, at)];

    /// <summary>A halted symbol trades again.</summary>
    public IReadOnlyList<ExchangeEvent> Resume(Symbol symbol, DateTimeOffset at) =>
        State.Halted.Contains(symbol) ? [new ExchangeEvent.SymbolResumed(symbol, at)] : [];

    /// <summary>Changes what the account may do.</summary>
    public IReadOnlyList<ExchangeEvent> Flag(AccountFlags flags, DateTimeOffset at) =>
        State.Flags == flags ? [] : [new ExchangeEvent.AccountFlagged(flags, at)];

    /// <summary>Changes what the broker says of a symbol; halts are <see cref="Halt"/>'s.</summary>
    public IReadOnlyList<ExchangeEvent> List(BrokerAsset asset, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return State.Assets.GetValueOrDefault(asset.Symbol) == asset
            ? []
            : [new ExchangeEvent.AssetChanged(asset, at)];
    }

    /// <summary>What the broker says of a symbol, or null when it does not have it.</summary>
    /// <param name="symbol">The ticker.</param>
    /// <param name="lastClose">The symbol's last raw close as of now, null when the market has none.</param>
    public BrokerAsset? FindAsset(Symbol symbol, Price? lastClose) =>
        lastClose is null && !State.Assets.ContainsKey(symbol)
            ? null
            : OrderAdmission.AssetOf(symbol, State, options);

    /// <summary>Moves cash in or out without a trade; nothing when more is asked for than is there.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="amount">US dollars; below zero to take out.</param>
    /// <param name="at">When.</param>
    public IReadOnlyList<ExchangeEvent> MoveCash(CashFlowKind kind, Usd amount, DateTimeOffset at) =>
        amount == Usd.Zero || State.Cash + amount < Usd.Zero
            ? []
            : [new ExchangeEvent.CashMoved(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"C{State.CashFlows.Count + 1:D6}"),
                kind, amount, at)];

    /// <summary>Applies the session's splits to held symbols and to symbols with orders: their orders are cancelled,
    /// whole shares kept, the fraction paid in cash at the last raw close on the new basis.</summary>
    /// <param name="bars">The session.</param>
    /// <param name="at">When.</param>
    /// <returns>The events; none when this moment has passed already.</returns>
    /// <exception cref="InvalidOperationException">The session before has not been closed.</exception>
    public IReadOnlyList<ExchangeEvent> BeforeOpen(SessionBars bars, DateTimeOffset at) =>
        Pass(SessionInstant.BeforeOpen, bars, at);

    /// <summary>Trades market orders, limits that the open is at or better than, and stops that it is at or beyond;
    /// then what is left of day limits to buy is cancelled.</summary>
    /// <inheritdoc cref="BeforeOpen"/>
    public IReadOnlyList<ExchangeEvent> Open(SessionBars bars, DateTimeOffset at) =>
        Pass(SessionInstant.Open, bars, at);

    /// <summary>Trades limits to buy that came after the open and that it is at or better than; then cancels what is
    /// left of them.</summary>
    /// <inheritdoc cref="BeforeOpen"/>
    public IReadOnlyList<ExchangeEvent> AfterOpen(SessionBars bars, DateTimeOffset at) =>
        Pass(SessionInstant.AfterOpen, bars, at);

    /// <summary>Trades stops that the bar reached and, else, limits that it traded through.</summary>
    /// <inheritdoc cref="BeforeOpen"/>
    public IReadOnlyList<ExchangeEvent> Intrabar(SessionBars bars, DateTimeOffset at) =>
        Pass(SessionInstant.Intrabar, bars, at);

    /// <summary>Trades market orders that came after the open, at the close's price.</summary>
    /// <inheritdoc cref="BeforeOpen"/>
    public IReadOnlyList<ExchangeEvent> NearClose(SessionBars bars, DateTimeOffset at) =>
        Pass(SessionInstant.NearClose, bars, at);

    /// <summary>Trades orders that came after the open, ends day orders and marks what is held.</summary>
    /// <inheritdoc cref="BeforeOpen"/>
    public IReadOnlyList<ExchangeEvent> Close(SessionBars bars, DateTimeOffset at) =>
        Pass(SessionInstant.Close, bars, at);

    /// <summary>All that the account has, as a broker tells it.</summary>
    /// <param name="at">When it is read.</param>
    /// <param name="since">Orders that ended and splits that happened before this are left out; null for all.</param>
    public BrokerSnapshot Snapshot(DateTimeOffset at, DateTimeOffset? since) => new(
        at,
        State.Cash,
        State.Equity,
        Usd.Max(Usd.Zero, BuyingPower.Of(State, options, at)),
        [.. State.Positions.Values.Select(position => new BrokerPosition(
            position.Symbol,
            position.Quantity,
            position.Quantity - State.HeldOf(position.Symbol),
            position.Mark))],
        [.. State.Orders.Values
            .Where(order => order.IsWorking || since is null || order.EndedAt >= since)
            .OrderBy(order => order.Sequence)
            .Select(order => order.ToReport())],
        [.. State.Splits
            .Where(split => since is null || split.At >= since)
            .Select(ExchangeUpdates.ToPositionSplit)])
    {
        LastEquity = State.LastEquity,
        Flags = State.Flags,
        Halted = State.Halted.ToHashSet(),
        CashFlows = [.. State.CashFlows
            .Where(moved => since is null || moved.At >= since)
            .Select(ExchangeUpdates.ToCashMoved)],
    };

    private static ExchangeEvent.OrderRefused RefusalOf(OrderRequest order, Refusal refusal, DateTimeOffset at) =>
        new(order, refusal.Code, refusal.Text, at)
        {
            HttpStatus = refusal.HttpStatus,
            BrokerCode = refusal.BrokerCode,
            Fields = refusal.Fields,
        };

    private static string NextId(ExchangeState state, int ahead = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"S{state.Orders.Count + ahead:D6}");

    private OrderRequest SuccessorOf(ExchangeOrder original, OrderReplacement change) =>
        change.Of(original.Request, ClientOrderId.FromBroker(NextId(State)));

    private IReadOnlyList<ExchangeEvent> Accept(
        ExchangeState state, OrderRequest order, DateTimeOffset at, Price? lastClose, ClientOrderId? replaces)
    {
        var accepted = new ExchangeEvent.OrderAccepted(
            OrderAdmission.InShares(order, lastClose), NextId(state), OrderAdmission.PriceToReserve(order, lastClose),
            at)
        {
            Status = options.Habits.ConfirmsAtOnce ? BrokerOrderStatus.Working : BrokerOrderStatus.Accepted,
            Replaces = replaces,
        };
        return [accepted, .. LegEvents.Waiting(accepted, NextId(state, ahead: 2))];
    }

    private IReadOnlyList<ExchangeEvent> End(
        ClientOrderId order, BrokerOrderStatus status, string reason, DateTimeOffset at)
    {
        var ended = new ExchangeEvent.OrderEnded(order, status, reason, at);
        return [ended, .. LegEvents.Following(State.After(ended), order, at)];
    }

    private bool IsIn(ClientOrderId order, BrokerOrderStatus status) => State.FindOrder(order)?.Status == status;

    private IReadOnlyList<ExchangeEvent> Pass(SessionInstant instant, SessionBars bars, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var next = new PassedInstant(bars.Session, instant);
        if (State.LastPassed >= next)
        {
            return [];
        }

        if (!next.MayFollow(State.LastPassed))
        {
            throw new InvalidOperationException(
                $"Expected the moment after {State.LastPassed?.ToString() ?? "none"}, found {next}: "
                + "a session is finished before the next begins.");
        }

        var trading = new SessionTrading(State, bars, options, at);
        trading.Pass(instant);
        return trading.Events;
    }
}
