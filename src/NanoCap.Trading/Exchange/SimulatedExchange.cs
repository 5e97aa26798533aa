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

    /// <summary>Takes an order or refuses it: one event, accepted or refused.</summary>
    /// <param name="order">The order.</param>
    /// <param name="at">When.</param>
    /// <param name="lastClose">The symbol's last raw close as of now, null when the market has none; purchases
    /// need it.</param>
    public IReadOnlyList<ExchangeEvent> Submit(OrderRequest order, DateTimeOffset at, Price? lastClose)
    {
        ArgumentNullException.ThrowIfNull(order);
        return OrderAdmission.FindRefusal(order, State, options, lastClose) is { } refusal
            ? [new ExchangeEvent.OrderRefused(order, refusal.Code, refusal.Text, at)]
            : [new ExchangeEvent.OrderAccepted(
                order,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"S{State.Orders.Count + 1:D6}"),
                OrderAdmission.PriceToReserve(order, lastClose),
                at)];
    }

    /// <summary>Cancels what is left of an order; nothing when it has ended or was never accepted.</summary>
    public IReadOnlyList<ExchangeEvent> Cancel(ClientOrderId order, DateTimeOffset at) =>
        State.FindOrder(order) is { IsWorking: true }
            ? [new ExchangeEvent.OrderEnded(order, BrokerOrderStatus.Canceled, "canceled on request", at)]
            : [];

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
        Usd.Max(Usd.Zero, BuyingPower.Of(State, options)),
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
        CashFlows = [.. State.CashFlows
            .Where(moved => since is null || moved.At >= since)
            .Select(ExchangeUpdates.ToCashMoved)],
    };

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
