using NanoCap.Trading.Bars;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Tests.Exchange;

/// <summary>An exchange for tests: every command is applied at once; sessions pass by day of January 2024.</summary>
internal sealed class TestExchange
{
    public static readonly Symbol Abc = Symbol.Of("ABC");
    public static readonly Symbol Xyz = Symbol.Of("XYZ");
    public static readonly ExchangeOptions WithoutCosts = new()
    {
        FeeRate = new Ratio(0m),
        SpreadAtReference = new Ratio(0m),
        SpreadMinimum = new Ratio(0m),
        SpreadMaximum = new Ratio(0m),
    };

    private int orders;
    private DateOnly session = new(2024, 1, 2);

    public TestExchange(ExchangeOptions? options = null)
    {
        Exchange = new SimulatedExchange(options ?? WithoutCosts);
        Happen(Exchange.OpenAccount("test market", Now));
    }

    public SimulatedExchange Exchange { get; }

    public List<ExchangeEvent> Events { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2024, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public ExchangeState State => Exchange.State;

    public BrokerSnapshot Snapshot => Exchange.Snapshot(Now, since: null);

    public IEnumerable<Fill> Fills => Events.OfType<ExchangeEvent.OrderFilled>().Select(filled => filled.Fill);

    public static ExchangeBar Bar(
        Symbol symbol, double open, double high, double low, double close,
        double volume = 1_000_000, double median = 50_000) =>
        new(symbol, new Bar(default, open, high, low, close, volume), median);

    public static ExchangeBar Bar(
        double open, double high, double low, double close, double volume = 1_000_000, double median = 50_000) =>
        Bar(Abc, open, high, low, close, volume, median);

    public static ExchangeBar Flat(double price, double volume = 1_000_000, double median = 50_000) =>
        Bar(Abc, price, price, price, price, volume, median);

    public ClientOrderId Buy(
        decimal quantity, decimal? limit = null, decimal? stop = null,
        TimeInForce time = TimeInForce.Day, Symbol? symbol = null, decimal lastClose = 10m) =>
        Accepted(Order(Side.Buy, quantity, limit, stop, time, symbol: symbol), lastClose);

    public ClientOrderId Sell(
        decimal quantity, decimal? limit = null, decimal? stop = null,
        TimeInForce time = TimeInForce.Day, Symbol? symbol = null) =>
        Accepted(Order(Side.Sell, quantity, limit, stop, time, symbol: symbol));

    public ClientOrderId Pair(decimal quantity, decimal target, decimal stop, Symbol? symbol = null) =>
        Accepted(Order(
            Side.Sell, quantity, target, stop, TimeInForce.GoodTilCanceled, OrderClass.OneCancelsOther, symbol));

    public OrderRequest Order(
        Side side, decimal quantity, decimal? limit = null, decimal? stop = null,
        TimeInForce time = TimeInForce.Day, OrderClass orderClass = OrderClass.Simple, Symbol? symbol = null)
    {
        var type = orderClass == OrderClass.OneCancelsOther ? OrderType.Limit
            : (limit, stop) switch
            {
                (null, null) => OrderType.Market,
                (not null, null) => OrderType.Limit,
                (null, not null) => OrderType.Stop,
                _ => OrderType.StopLimit,
            };
        return new OrderRequest(
            ClientOrderId.For("t", "order", ++orders), symbol ?? Abc, side, Quantity.Of(quantity), type, time,
            orderClass,
            limit is { } limitPrice ? Price.Of(limitPrice) : null,
            stop is { } stopPrice ? Price.Of(stopPrice) : null);
    }

    /// <summary>Accepted or refused; legs may come behind it.</summary>
    public ExchangeEvent Submit(OrderRequest order, decimal? lastClose = 10m) => Happen(
        Exchange.Submit(order, Now, lastClose is { } close ? Price.Of(close) : null))[0];

    /// <summary>The whole answer that refuses the order, which leaves the account as it was.</summary>
    public Refusal Refused(OrderRequest order, decimal? lastClose = 10m)
    {
        var (orders, cash) = (State.Orders.Count, State.Cash);
        var refused = Assert.IsType<ExchangeEvent.OrderRefused>(Submit(order, lastClose)).Refusal;
        Assert.Equal((orders, cash), (State.Orders.Count, State.Cash));
        return refused;
    }

    /// <summary>A purchase with legs.</summary>
    public OrderRequest WithLegs(
        decimal quantity, decimal? limit, decimal? target, decimal? stop,
        TimeInForce time = TimeInForce.GoodTilCanceled) => Order(Side.Buy, quantity, limit, time: time) with
        {
            Class = target is null || stop is null ? OrderClass.OneTriggersOther : OrderClass.Bracket,
            Legs = new OrderLegs(
                target is { } high ? Price.Of(high) : null, stop is { } low ? Price.Of(low) : null),
        };

    public string RefusalOf(OrderRequest order, decimal? lastClose = 10m) =>
        Assert.IsType<ExchangeEvent.OrderRefused>(Submit(order, lastClose)).Code;

    /// <summary>Shares in the account, bought at the open of a session of its own.</summary>
    public TestExchange Holding(decimal quantity, decimal price = 10m, Symbol? symbol = null)
    {
        Buy(quantity, symbol: symbol, lastClose: price);
        Session(Bar(
            symbol ?? Abc, (double)price, (double)price, (double)price, (double)price, median: 1e12));
        Events.Clear();
        return this;
    }

    public IReadOnlyList<ExchangeEvent> Open(params ExchangeBar[] bars) => Happen(Exchange.Open(BarsOf(bars), Now));

    public IReadOnlyList<ExchangeEvent> AfterOpen(params ExchangeBar[] bars) =>
        Happen(Exchange.AfterOpen(BarsOf(bars), Now));

    public IReadOnlyList<ExchangeEvent> Intrabar(params ExchangeBar[] bars) =>
        Happen(Exchange.Intrabar(BarsOf(bars), Now));

    public IReadOnlyList<ExchangeEvent> Close(params ExchangeBar[] bars)
    {
        var events = Happen(Exchange.Close(BarsOf(bars), Now));
        session = session.AddDays(1);
        Now = Now.AddDays(1);
        return events;
    }

    public IReadOnlyList<ExchangeEvent> Session(params ExchangeBar[] bars) =>
        [.. Open(bars), .. Intrabar(bars), .. Close(bars)];

    public IReadOnlyList<ExchangeEvent> Split(decimal factor, Symbol? symbol = null) => Happen(Exchange.BeforeOpen(
        SessionBars.Of(session, [], new Dictionary<Symbol, decimal> { [symbol ?? Abc] = factor }), Now));

    public void Cancel(ClientOrderId order) => Happen(Exchange.Cancel(order, Now));

    public BrokerOrderStatus StatusOf(ClientOrderId order) => State.FindOrder(order)!.Status;

    public decimal Held(Symbol? symbol = null) => State.QuantityOf(symbol ?? Abc).Value;

    public IReadOnlyList<ExchangeEvent> Happen(IReadOnlyList<ExchangeEvent> events)
    {
        Exchange.Apply(events);
        Events.AddRange(events);
        return events;
    }

    private SessionBars BarsOf(ExchangeBar[] bars) => SessionBars.Of(session, bars);

    private ClientOrderId Accepted(OrderRequest order, decimal lastClose = 10m) =>
        Assert.IsType<ExchangeEvent.OrderAccepted>(Submit(order, lastClose)).Order.Id;
}
