using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Tests.Exchange;

/// <summary>What holds after any history: orders good and bad, cancellations, thin and missing bars, gaps, splits.
/// </summary>
public sealed class ExchangeProperties
{
    private const int Days = 15;
    private static readonly ExchangeOptions Options = new();
    private static readonly Symbol[] Symbols = [TestExchange.Abc, TestExchange.Xyz];

    [Fact]
    public void Cash_is_the_start_less_purchases_plus_sales_less_fees_plus_cash_for_fractions() =>
        ForAnyHistory(history =>
        {
            var cash = Options.StartingCash;
            foreach (var happened in history.Events)
            {
                cash += happened switch
                {
                    ExchangeEvent.OrderFilled { Fill: { Side: Side.Buy } fill } =>
                        -(fill.Price * fill.Quantity) - fill.Fees,
                    ExchangeEvent.OrderFilled { Fill: { } fill } => (fill.Price * fill.Quantity) - fill.Fees,
                    ExchangeEvent.SymbolSplit split => split.CashInLieu,
                    _ => Usd.Zero,
                };
                Assert.True(cash >= Usd.Zero, $"cash {cash} after {happened}");
            }

            Assert.Equal(cash, history.State.Cash);
        });

    [Fact]
    public void Holdings_are_the_sum_of_the_fills_and_never_below_zero() => ForAnyHistory(history =>
    {
        var held = Symbols.ToDictionary(symbol => symbol, _ => 0m);
        foreach (var happened in history.Events)
        {
            if (happened is ExchangeEvent.OrderFilled { Fill: var fill })
            {
                held[fill.Symbol] += fill.Side == Side.Buy ? fill.Quantity.Value : -fill.Quantity.Value;
                Assert.True(held[fill.Symbol] >= 0m);
            }
            else if (happened is ExchangeEvent.SymbolSplit split)
            {
                Assert.Equal(held[split.Symbol], split.OldQuantity.Value);
                held[split.Symbol] = split.NewQuantity.Value;
            }
        }

        Assert.All(Symbols, symbol => Assert.Equal(held[symbol], history.State.QuantityOf(symbol).Value));
    });

    [Fact]
    public void Working_sales_never_exceed_the_position_at_any_event() => ForAnyHistory(history =>
    {
        var state = ExchangeState.Empty;
        foreach (var happened in history.Events)
        {
            state = state.After(happened);
            Assert.All(Symbols, symbol => Assert.True(
                state.HeldOf(symbol) <= state.QuantityOf(symbol),
                $"{state.HeldOf(symbol)} held for orders of {state.QuantityOf(symbol)} after {happened}"));
        }
    });

    [Fact]
    public void A_client_order_id_is_accepted_once_and_fills_no_more_than_its_quantity() => ForAnyHistory(history =>
    {
        var accepted = history.Events.OfType<ExchangeEvent.OrderAccepted>().ToArray();
        Assert.Equal(accepted.Length, accepted.Select(happened => happened.Order.Id).Distinct().Count());
        foreach (var order in history.State.Orders.Values)
        {
            Assert.True(order.Filled <= order.Request.Quantity);
            Assert.Equal(order.Remaining.IsZero, order.Status == BrokerOrderStatus.Filled);
        }

        var executions = history.Fills.Select(fill => fill.ExecutionId).ToArray();
        Assert.Equal(executions.Length, executions.Distinct().Count());
    });

    [Fact]
    public void Fills_stay_inside_the_share_of_the_volume_and_inside_the_limit() => ForAnyHistory(history =>
    {
        foreach (var fills in history.Fills.GroupBy(fill => (fill.Symbol, fill.At.Date)))
        {
            var volume = (decimal)history.VolumeOf(fills.Key.Symbol, DateOnly.FromDateTime(fills.Key.Date));
            Assert.True(fills.Sum(fill => fill.Quantity.Value) <= volume * Options.ParticipationShare.Value);
            Assert.All(fills, fill => Assert.True(fill.Quantity.IsWhole && !fill.Quantity.IsZero));
        }

        Assert.All(history.Fills, fill =>
        {
            var order = history.State.FindOrder(fill.OrderId)!.Request;
            Assert.True(order.LimitPrice is not { } limit || (fill.IsStopLeg && order.Type == OrderType.Limit)
                || (fill.Side == Side.Buy ? fill.Price <= limit : fill.Price >= limit));
        });
    });

    [Fact]
    public void The_fold_of_the_events_is_the_live_account() => ForAnyHistory(history =>
    {
        var folded = new SimulatedExchange(Options);
        folded.Apply(history.Events);

        var at = default(DateTimeOffset);
        Assert.Equivalent(history.Exchange.Snapshot(at, null), folded.Snapshot(at, null), strict: true);
        Assert.Equal(history.State.LastPassed, folded.State.LastPassed);
    });

    [Fact]
    public void The_same_commands_give_the_same_events() => ForAnySeed(seed =>
        Assert.Equal(
            History.Of(seed).Events.Select(happened => happened.ToString()),
            History.Of(seed).Events.Select(happened => happened.ToString())));

    [Fact]
    public void The_histories_have_everything_in_them()
    {
        var events = Enumerable.Range(0, 100).SelectMany(seed => History.Of(seed).Events).ToArray();

        Assert.True(events.OfType<ExchangeEvent.OrderFilled>().Count() > 300);
        Assert.True(events.OfType<ExchangeEvent.OrderFilled>().Count(filled => filled.Fill.IsStopLeg) > 30);
        Assert.True(events.OfType<ExchangeEvent.OrderTriggered>().Count() > 30);
        Assert.True(events.OfType<ExchangeEvent.SymbolSplit>().Count(split => split.CashInLieu > Usd.Zero) > 10);
        Assert.Contains(
            events.OfType<ExchangeEvent.OrderFilled>(),
            filled => filled.Fill.ExecutionId.EndsWith("#2", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string>
            {
                RefusalCodes.DuplicateId, RefusalCodes.InsufficientShares, RefusalCodes.InsufficientBuyingPower,
            },
            events.OfType<ExchangeEvent.OrderRefused>().Select(refused => refused.Code).ToHashSet());
    }

    private static void ForAnyHistory(Action<History> holds) => ForAnySeed(seed => holds(History.Of(seed)));

    private static void ForAnySeed(Action<int> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds).QuickCheckThrowOnFailure();

    private sealed class History
    {
        private readonly Dictionary<(Symbol Symbol, DateOnly Session), double> volumes = [];
        private readonly Random random;
        private readonly Dictionary<Symbol, double> lastClose = Symbols.ToDictionary(symbol => symbol, _ => 5.0);
        private int orders;

        private History(int seed) => random = new Random(seed);

        public SimulatedExchange Exchange { get; } = new(Options);

        public List<ExchangeEvent> Events { get; } = [];

        public ExchangeState State => Exchange.State;

        public IEnumerable<Fill> Fills => Events.OfType<ExchangeEvent.OrderFilled>().Select(filled => filled.Fill);

        public static History Of(int seed)
        {
            var history = new History(seed);
            history.Run();
            return history;
        }

        public double VolumeOf(Symbol symbol, DateOnly session) => volumes.GetValueOrDefault((symbol, session));

        private void Run()
        {
            var at = new DateTimeOffset(2024, 1, 1, 14, 30, 0, TimeSpan.Zero);
            Happen(Exchange.OpenAccount("random", at));
            for (var day = 0; day < Days; day++, at = at.AddDays(1))
            {
                Act(at);
                var factors = Symbols.Where(_ => random.Next(10) == 0).ToDictionary(
                    symbol => symbol, _ => random.Next(2) == 0 ? 1m / random.Next(2, 8) : random.Next(2, 4));
                var bars = SessionBars.Of(DateOnly.FromDateTime(at.Date), BarsAfter(factors, at), factors);
                Happen(Exchange.BeforeOpen(bars, at));
                Happen(Exchange.Open(bars, at));
                Act(at);
                Happen(Exchange.Intrabar(bars, at));
                Act(at);
                Happen(Exchange.Close(bars, at));
            }
        }

        private List<ExchangeBar> BarsAfter(Dictionary<Symbol, decimal> factors, DateTimeOffset at)
        {
            var bars = new List<ExchangeBar>();
            foreach (var symbol in Symbols.Where(_ => random.Next(8) > 0))
            {
                var last = lastClose[symbol] / (double)factors.GetValueOrDefault(symbol, 1m);
                var prices = Enumerable.Range(0, 4).Select(_ => last * (0.8 + (0.4 * random.NextDouble()))).ToArray();
                var volume = random.Next(6) == 0 ? 0 : random.Next(1, 8_000);
                volumes.Add((symbol, DateOnly.FromDateTime(at.Date)), volume);
                lastClose[symbol] = prices[3];
                bars.Add(new ExchangeBar(
                    symbol,
                    new Bar(default, prices[0], prices.Max(), prices.Min(), prices[3], volume),
                    random.Next(5) == 0 ? double.NaN : random.Next(1_000_000)));
            }

            return bars;
        }

        private void Act(DateTimeOffset at)
        {
            for (var count = random.Next(4); count > 0; count--)
            {
                if (random.Next(6) == 0)
                {
                    Happen(Exchange.Cancel(IdOf(random.Next(1, orders + 2)), at));
                }
                else
                {
                    var order = RandomOrder();
                    Happen(Exchange.Submit(order, at, Price.FromMeasured(lastClose[order.Symbol])));
                }
            }
        }

        private OrderRequest RandomOrder()
        {
            var symbol = Symbols[random.Next(Symbols.Length)];
            var held = (int)State.QuantityOf(symbol).Value;
            var isSale = held > 0 && random.Next(3) > 0;
            var isPair = isSale && random.Next(3) == 0;
            var type = isPair ? OrderType.Limit : (OrderType)random.Next(4);
            var id = random.Next(12) == 0 ? random.Next(1, orders + 2) : ++orders;
            return new OrderRequest(
                IdOf(id), symbol, isSale ? Side.Sell : Side.Buy,
                Quantity.Of(isSale ? random.Next(1, held + 4) : random.Next(1, 120)),
                type,
                (TimeInForce)random.Next(2),
                isPair ? OrderClass.OneCancelsOther : OrderClass.Simple,
                type is OrderType.Limit or OrderType.StopLimit ? Near(symbol, isPair ? 1.10 : 1.0) : null,
                isPair || type is OrderType.Stop or OrderType.StopLimit ? Near(symbol, 0.90) : null);
        }

        private Price Near(Symbol symbol, double share) =>
            Price.Of((decimal)(lastClose[symbol] * share * (0.95 + (0.1 * random.NextDouble())))).RoundToTick();

        private static ClientOrderId IdOf(int number) => ClientOrderId.For("h", "order", number);

        private void Happen(IReadOnlyList<ExchangeEvent> events)
        {
            Exchange.Apply(events);
            Events.AddRange(events);
        }
    }
}
