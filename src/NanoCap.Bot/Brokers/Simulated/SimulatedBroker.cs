using Microsoft.Data.Sqlite;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Brokers.Simulated;

/// <summary>
/// A broker without money: the simulated exchange with a ledger that is written before anything is answered. A restart
/// folds the ledger. Sessions are driven from outside, instant by instant; an instant that has passed does nothing.
/// </summary>
/// <remarks>Safe for several threads: one command at a time, each a few milliseconds.</remarks>
internal sealed class SimulatedBroker : IBroker, ISessionPlayback, IDisposable
{
    private readonly Lock gate = new();
    private readonly BrokerLedger ledger;
    private readonly SimulatedExchange exchange;
    private readonly Func<Symbol, Price?> findLastClose;
    private readonly TimeProvider clock;
    private readonly UpdateSubscribers subscribers = new();
    private bool isLedgerInDoubt;

    private SimulatedBroker(
        BrokerLedger ledger, ExchangeOptions options, Func<Symbol, Price?> findLastClose, TimeProvider clock)
    {
        this.ledger = ledger;
        exchange = new SimulatedExchange(options);
        this.findLastClose = findLastClose;
        this.clock = clock;
    }

    public string Name => "simulated";

    public bool IsQuiet => subscribers.IsQuiet;

    /// <summary>The last moment of a session that was processed, null before the first.</summary>
    public PassedInstant? LastPassed
    {
        get
        {
            lock (gate)
            {
                return exchange.State.LastPassed;
            }
        }
    }

    /// <summary>Opens the account that the ledger holds, or a new one.</summary>
    /// <param name="ledger">The broker owns it from now on.</param>
    /// <param name="options">Costs and limits; the starting cash counts for a new account only.</param>
    /// <param name="market">The market's identity, source and seed included.</param>
    /// <param name="findLastClose">The last raw close of a symbol as of the clock, null when it has none.</param>
    /// <param name="clock">The time of the market: in a replay the time of the replayed session.</param>
    /// <exception cref="BrokerLedgerException">The ledger cannot be read, or belongs to another market.</exception>
    public static SimulatedBroker Open(
        BrokerLedger ledger,
        ExchangeOptions options,
        string market,
        Func<Symbol, Price?> findLastClose,
        TimeProvider clock)
    {
        var broker = new SimulatedBroker(ledger, options, findLastClose, clock);
        try
        {
            broker.Recover(market);
            return broker;
        }
        catch (Exception exception)
        {
            ledger.Dispose();
            if (exception is BrokerLedgerException)
            {
                throw;
            }

            throw ledger.Unusable("cannot be read", exception);
        }
    }

    public Task<SubmitAnswer> SubmitAsync(OrderRequest order, CancellationToken cancellationToken) => AnswerAsync(
        () => Answer(Happen(exchange.Submit(order, clock.GetUtcNow(), findLastClose(order.Symbol)))),
        failure => new SubmitAnswer.Unknown(failure.Message),
        cancellationToken);

    public Task<CancelAnswer> CancelAsync(ClientOrderId order, CancellationToken cancellationToken) =>
        AnswerAsync<CancelAnswer>(
            () => Happen(exchange.Cancel(order, clock.GetUtcNow())).Count > 0 ? new CancelAnswer.Requested()
                : new CancelAnswer.Refused(exchange.WhyNotCancel(order)!.Text),
            failure => new CancelAnswer.Unknown(failure.Message),
            cancellationToken);

    public Task<CancelAnswer> CancelForeignAsync(string brokerOrderId, CancellationToken cancellationToken) =>
        AnswerAsync<CancelAnswer>(
            () => exchange.State.Orders.Values.FirstOrDefault(order => order.BrokerOrderId == brokerOrderId) is not
                { } known ? new CancelAnswer.Refused($"there is no order {brokerOrderId}")
                : Happen(exchange.Cancel(known.Id, clock.GetUtcNow())).Count > 0 ? new CancelAnswer.Requested()
                : new CancelAnswer.Refused(exchange.WhyNotCancel(known.Id)!.Text),
            failure => new CancelAnswer.Unknown(failure.Message),
            cancellationToken);

    public Task<LookupAnswer> FindAsync(ClientOrderId order, CancellationToken cancellationToken) =>
        AnswerAsync<LookupAnswer>(
            () => exchange.State.FindOrder(order) is { } found ? new LookupAnswer.Found(found.ToReport())
                : new LookupAnswer.Absent(),
            failure => new LookupAnswer.Unknown(failure.Message),
            cancellationToken);

    public Task<BrokerSnapshot> ReadAsync(DateTimeOffset? since, CancellationToken cancellationToken) => AnswerAsync(
        () => exchange.Snapshot(clock.GetUtcNow(), since), failure => throw failure, cancellationToken);

    public Task<AssetAnswer> FindAssetAsync(Symbol symbol, CancellationToken cancellationToken) =>
        AnswerAsync<AssetAnswer>(
            () => exchange.FindAsset(symbol, findLastClose(symbol)) is { } asset ? new AssetAnswer.Found(asset)
                : new AssetAnswer.Absent(),
            failure => new AssetAnswer.Unknown(failure.Message),
            cancellationToken);

    public IAsyncEnumerable<BrokerUpdate> UpdatesAsync(CancellationToken cancellationToken) =>
        subscribers.Listen(cancellationToken);

    /// <summary>Applies the splits of the session, ahead of its open.</summary>
    /// <inheritdoc cref="CloseAsync"/>
    public Task BeforeOpenAsync(SessionBars bars, CancellationToken cancellationToken) =>
        PassAsync(bars, exchange.BeforeOpen, cancellationToken);

    /// <summary>Trades the open; splits first, where <see cref="BeforeOpenAsync"/> was not called.</summary>
    /// <inheritdoc cref="CloseAsync"/>
    public async Task OpenAsync(SessionBars bars, CancellationToken cancellationToken)
    {
        await BeforeOpenAsync(bars, cancellationToken);
        await PassAsync(bars, exchange.Open, cancellationToken);
    }

    /// <summary>Trades what the bar reached.</summary>
    /// <inheritdoc cref="CloseAsync"/>
    public Task IntrabarAsync(SessionBars bars, CancellationToken cancellationToken) =>
        PassAsync(bars, exchange.Intrabar, cancellationToken);

    /// <summary>Trades market orders that came after the open.</summary>
    /// <inheritdoc cref="CloseAsync"/>
    public Task AfterOpenAsync(SessionBars bars, CancellationToken cancellationToken) =>
        PassAsync(bars, exchange.AfterOpen, cancellationToken);

    public Task NearCloseAsync(SessionBars bars, CancellationToken cancellationToken) =>
        PassAsync(bars, exchange.NearClose, cancellationToken);

    /// <summary>Ends day orders and marks positions.</summary>
    /// <exception cref="BrokerException">The ledger could not be written; call again.</exception>
    /// <exception cref="InvalidOperationException">The moment before has not passed.</exception>
    public Task CloseAsync(SessionBars bars, CancellationToken cancellationToken) =>
        PassAsync(bars, exchange.Close, cancellationToken);

    /// <summary>What a broker does unasked: a halt, a bust, a deposit, an execution between the bars.</summary>
    /// <param name="command">Gives the events on the exchange as it is now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerException">The ledger could not be written.</exception>
    public Task HappenAsync(
        Func<SimulatedExchange, DateTimeOffset, IReadOnlyList<ExchangeEvent>> command,
        CancellationToken cancellationToken) => AnswerAsync(
            () => Happen(command(exchange, clock.GetUtcNow())), failure => throw failure, cancellationToken);

    public void Dispose()
    {
        lock (gate)
        {
            ledger.Dispose();
        }
    }

    private static SubmitAnswer Answer(IReadOnlyList<ExchangeEvent> events) => events switch
    {
        [ExchangeEvent.OrderAccepted accepted, ..] => new SubmitAnswer.Accepted(accepted.BrokerOrderId),
        [ExchangeEvent.OrderRefused { Code: RefusalCodes.DuplicateId } known] =>
            new SubmitAnswer.AlreadyPlaced(known.Text),
        [ExchangeEvent.OrderRefused refused] => new SubmitAnswer.Refused(refused.Code, refused.Refusal.Explanation)
        {
            Kind = refused.Refusal.Kind,
        },
        _ => throw new InvalidOperationException($"Expected one answer, found {events.Count} events."),
    };

    private void Recover(string market)
    {
        Fold(ledger.ReadNew());
        Happen(exchange.OpenAccount(market, clock.GetUtcNow()));
        if (exchange.State.Market != market)
        {
            throw new BrokerLedgerException(
                $"The simulated broker's ledger belongs to the market '{exchange.State.Market}', this run uses "
                + $"'{market}'. Start with that market again, or choose another state folder.");
        }
    }

    private Task<IReadOnlyList<ExchangeEvent>> PassAsync(
        SessionBars bars,
        Func<SessionBars, DateTimeOffset, IReadOnlyList<ExchangeEvent>> pass,
        CancellationToken cancellationToken) =>
        AnswerAsync(() => Happen(pass(bars, clock.GetUtcNow())), failure => throw failure, cancellationToken);

    /// <summary>One command at a time, on a state that the ledger is known to hold.</summary>
    private Task<T> AnswerAsync<T>(
        Func<T> answer, Func<BrokerException, T> unknown, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            lock (gate)
            {
                return Task.FromResult(AnswerOr(answer, unknown));
            }
        }
        catch (Exception exception) when (exception is BrokerException or InvalidOperationException)
        {
            return Task.FromException<T>(exception);
        }
    }

    private T AnswerOr<T>(Func<T> answer, Func<BrokerException, T> unknown)
    {
        try
        {
            if (isLedgerInDoubt)
            {
                Fold(ledger.ReadNew());
                isLedgerInDoubt = false;
            }

            return answer();
        }
        catch (Exception exception) when (exception is SqliteException or BrokerLedgerException)
        {
            return unknown(new BrokerException(
                $"The simulated broker's ledger failed: {exception.Message}", exception));
        }
    }

    /// <summary>Written first, then true, then told.</summary>
    private IReadOnlyList<ExchangeEvent> Happen(IReadOnlyList<ExchangeEvent> events)
    {
        if (events.Count > 0)
        {
            try
            {
                ledger.Append(events);
            }
            catch (SqliteException)
            {
                isLedgerInDoubt = true;
                throw;
            }

            Fold(events);
        }

        return events;
    }

    private void Fold(IReadOnlyList<ExchangeEvent> events)
    {
        exchange.Apply(events);
        foreach (var happened in events)
        {
            if (ExchangeUpdates.Of(happened) is { } update)
            {
                subscribers.Publish(update);
            }
        }
    }
}
