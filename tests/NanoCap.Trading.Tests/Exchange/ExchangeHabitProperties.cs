using FsCheck;
using FsCheck.Fluent;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Tests.Exchange;

/// <summary>What holds after any history with every habit and every later word of the broker in it.</summary>
public sealed class ExchangeHabitProperties
{
    [Fact]
    public void Cash_and_shares_are_what_the_executions_that_stand_come_to() => ForAnyLife(life =>
    {
        var cash = life.Options.StartingCash;
        var held = Life.Symbols.ToDictionary(symbol => symbol, _ => 0m);
        foreach (var happened in life.Events)
        {
            foreach (var (fill, sign) in ChangesOf(happened))
            {
                var direction = fill.Side == Side.Buy ? sign : -sign;
                cash += new Usd(-direction * (fill.Price * fill.Quantity).Value) - new Usd(sign * fill.Fees.Value);
                held[fill.Symbol] += direction * fill.Quantity.Value;
            }

            cash += happened is ExchangeEvent.CashMoved moved ? moved.Amount : Usd.Zero;

            Assert.All(held.Values, shares => Assert.True(shares >= 0m, $"short after {happened}"));
        }

        Assert.Equal(cash, life.State.Cash);
        Assert.All(Life.Symbols, symbol => Assert.Equal(held[symbol], life.State.QuantityOf(symbol).Value));
    });

    [Fact]
    public void Reserved_shares_never_exceed_the_position() => ForAnyLife(life =>
    {
        var state = ExchangeState.Empty;
        foreach (var happened in life.Events)
        {
            state = state.After(happened);
            Assert.All(Life.Symbols, symbol => Assert.True(
                state.HeldOf(symbol) <= state.QuantityOf(symbol),
                $"{state.HeldOf(symbol)} held for orders of {state.QuantityOf(symbol)} after {happened}"));
        }
    });

    [Fact]
    public void No_fill_is_outside_its_limit_and_none_for_an_order_that_may_not_trade() => ForAnyLife(life =>
    {
        var state = ExchangeState.Empty;
        foreach (var happened in life.Events)
        {
            if (happened is ExchangeEvent.OrderFilled { Fill: var fill })
            {
                var order = state.FindOrder(fill.OrderId)!;
                var isOtherLeg = order is
                    { Request.Class: OrderClass.OneCancelsOther, Status: BrokerOrderStatus.Filled };
                Assert.True(order.IsLive || isOtherLeg, $"{order.Status} before {happened}");
                Assert.DoesNotContain(fill.Symbol, state.Halted);
                Assert.True(order.Request.LimitPrice is not { } limit || fill.IsStopLeg
                    || (fill.Side == Side.Buy ? fill.Price <= limit : fill.Price >= limit));
            }

            state = state.After(happened);
        }
    });

    [Fact]
    public void A_leg_lives_only_behind_an_entry_that_is_filled_completely() => ForAnyLife(life =>
    {
        var state = ExchangeState.Empty;
        foreach (var happened in life.Events)
        {
            if (happened is ExchangeEvent.OrderStatusChanged { Status: BrokerOrderStatus.Working } changed
                && state.FindOrder(changed.OrderId) is { Parent: { } parent, Status: BrokerOrderStatus.Held })
            {
                Assert.Equal(BrokerOrderStatus.Filled, state.FindOrder(parent)!.Status);
            }

            state = state.After(happened);
        }

        Assert.All(
            state.WorkingOrders.Where(order => order.Status == BrokerOrderStatus.Held),
            leg => Assert.True(state.FindOrder(leg.Parent!.Value)!.IsWorking));
    });

    [Fact]
    public void The_fold_of_the_events_is_the_live_account_and_the_same_commands_give_the_same_events() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var (life, again) = (Life.Of(seed), Life.Of(seed));
            var folded = new SimulatedExchange(life.Options);
            folded.Apply(life.Events);

            Assert.Equivalent(
                life.Exchange.Snapshot(default, null), folded.Snapshot(default, null), strict: true);
            Assert.Equal(
                life.Events.Select(happened => happened.ToString()),
                again.Events.Select(happened => happened.ToString()));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_lives_have_everything_in_them()
    {
        var events = Enumerable.Range(0, 150).SelectMany(seed => Life.Of(seed).Events).ToArray();

        Assert.Superset(
            typeof(ExchangeEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ExchangeEvent)))
                .Where(type => type != typeof(ExchangeEvent.SymbolSplit)
                    && type != typeof(ExchangeEvent.AssetChanged)).ToHashSet(),
            events.Select(happened => happened.GetType()).ToHashSet());
        Assert.Superset(
            Enum.GetValues<BrokerOrderStatus>().Except([BrokerOrderStatus.Working, BrokerOrderStatus.Filled,
                BrokerOrderStatus.PartiallyFilled]).ToHashSet(),
            events.Select(happened => happened switch
            {
                ExchangeEvent.OrderAccepted accepted => accepted.Status,
                ExchangeEvent.OrderStatusChanged changed => changed.Status,
                ExchangeEvent.OrderEnded ended => ended.Status,
                _ => BrokerOrderStatus.Working,
            }).ToHashSet());
        Assert.Superset(
            new HashSet<string>
            {
                RefusalCodes.WashTrade, RefusalCodes.HeldForOrders, RefusalCodes.ShortSale,
                RefusalCodes.InsufficientBuyingPower, RefusalCodes.LiquidationOnly,
            },
            events.OfType<ExchangeEvent.OrderRefused>().Select(refused => refused.Code).ToHashSet());
    }

    private static IEnumerable<(Fill Fill, decimal Sign)> ChangesOf(ExchangeEvent happened) => happened switch
    {
        ExchangeEvent.OrderFilled filled => [(filled.Fill, 1m)],
        ExchangeEvent.FillBusted busted => [(busted.Fill, -1m)],
        ExchangeEvent.FillCorrected corrected => [(corrected.Wrong, -1m), (corrected.Right, 1m)],
        _ => [],
    };

    private static void ForAnyLife(Action<Life> holds) => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => holds(Life.Of(seed))).QuickCheckThrowOnFailure();

    private sealed class Life
    {
        public static readonly Symbol[] Symbols = [TestExchange.Abc, TestExchange.Xyz];
        private readonly Random random;
        private DateTimeOffset at = new(2024, 1, 2, 14, 30, 0, TimeSpan.Zero);
        private int orders;

        private Life(int seed)
        {
            random = new Random(seed);
            Options = new ExchangeOptions
            {
                Habits = new ExchangeHabits
                {
                    ConfirmsAtOnce = random.Next(2) == 0,
                    CancelsAtOnce = random.Next(2) == 0,
                    EntriesEndWithOpen = random.Next(2) == 0,
                    BothLegsMayFill = random.Next(2) == 0,
                    PairsNeedBasePrice = random.Next(2) == 0,
                },
            };
            Exchange = new SimulatedExchange(Options);
        }

        public ExchangeOptions Options { get; }

        public SimulatedExchange Exchange { get; }

        public List<ExchangeEvent> Events { get; } = [];

        public ExchangeState State => Exchange.State;

        public static Life Of(int seed)
        {
            var life = new Life(seed);
            life.Happen(life.Exchange.OpenAccount("random", life.at));
            for (var day = 0; day < 12; day++, life.at = life.at.AddDays(1))
            {
                life.Live();
            }

            return life;
        }

        private void Live()
        {
            var bars = SessionBars.Of(DateOnly.FromDateTime(at.Date), Symbols.Select(symbol =>
            {
                var (high, low) = (10 + (2 * random.NextDouble()), 10 - (2 * random.NextDouble()));
                return new ExchangeBar(
                    symbol, new Bar(default, 10, high, low, (high + low) / 2, random.Next(0, 3_000)), 50_000);
            }));
            Act();
            Happen(Exchange.Open(bars, at));
            Act();
            Happen(Exchange.Intrabar(bars, at));
            Act();
            Happen(Exchange.Close(bars, at));
        }

        private void Act()
        {
            for (var count = random.Next(8); count > 0; count--)
            {
                Happen(Command());
            }
        }

        private IReadOnlyList<ExchangeEvent> Command()
        {
            var order = AnyOrder();
            var execution = State.FindOrder(order)?.Fills.LastOrDefault()?.ExecutionId ?? "none";
            var symbol = Symbols[random.Next(2)];
            return random.Next(23) switch
            {
                0 => Exchange.Cancel(order, at),
                1 => Exchange.CompleteCancel(order, at),
                2 => Exchange.RejectCancel(order, "busy", at),
                3 or 4 => Exchange.Confirm(order, at),
                5 => Exchange.Reject(order, "no", at),
                6 => Exchange.Park(order, Parked(), null, at),
                7 => Exchange.Replace(
                    order, new OrderReplacement { Quantity = Quantity.Of(random.Next(1, 30)) }, at, Price.Of(10m)),
                8 => Exchange.Execute(order, Quantity.Of(random.Next(1, 9)), Near(10m), at),
                9 => Exchange.Bust(execution, at),
                10 => Exchange.Correct(execution, Quantity.Of(random.Next(1, 30)), Near(10m), at),
                11 => State.Halted.IsEmpty ? Exchange.Halt(symbol, at) : [],
                12 => Exchange.Resume(symbol, at),
                13 => Exchange.Flag(
                    AccountFlags.Clear with { IsLiquidationOnly = random.Next(4) == 0 }, at),
                15 => Exchange.MoveCash(CashFlowKind.Deposit, new Usd(random.Next(-50, 50)), at),
                14 => Exchange.ClosePosition(symbol, at, Price.Of(10m)),
                _ => Exchange.Submit(RandomOrder(symbol), at, Price.Of(10m)),
            };
        }

        private BrokerOrderStatus Parked() => random.Next(4) switch
        {
            0 => BrokerOrderStatus.DoneForDay,
            1 => BrokerOrderStatus.Suspended,
            2 => BrokerOrderStatus.PendingReplace,
            _ => BrokerOrderStatus.Working,
        };

        private ClientOrderId AnyOrder()
        {
            var known = State.Orders.Values.OrderBy(order => order.Sequence).ToArray();
            return known.Length == 0 ? ClientOrderId.Parse("none") : known[random.Next(known.Length)].Id;
        }

        private OrderRequest RandomOrder(Symbol symbol)
        {
            var held = (int)State.QuantityOf(symbol).Value;
            var isSale = random.Next(2) == 0 && (held > 0 || random.Next(5) == 0);
            var orderClass = isSale
                ? random.Next(3) == 0 ? OrderClass.OneCancelsOther : OrderClass.Simple
                : (OrderClass)new[] { 0, 0, 2, 3 }[random.Next(4)];
            var type = orderClass == OrderClass.OneCancelsOther ? OrderType.Limit : (OrderType)random.Next(4);
            return new OrderRequest(
                ClientOrderId.For("h", "order", ++orders), symbol, isSale ? Side.Sell : Side.Buy,
                Quantity.Of(random.Next(1, isSale ? held + 3 : 40)), type,
                (TimeInForce)random.Next(orderClass == OrderClass.Simple ? 4 : 2), orderClass,
                type is OrderType.Limit or OrderType.StopLimit
                    ? Near(orderClass == OrderClass.OneCancelsOther ? 11.5m : 10m) : null,
                orderClass == OrderClass.OneCancelsOther || type is OrderType.Stop or OrderType.StopLimit
                    ? Near(9m) : null)
            {
                Legs = orderClass switch
                {
                    OrderClass.Bracket => new OrderLegs(Near(11.8m), Near(8.2m)),
                    OrderClass.OneTriggersOther => new OrderLegs(null, Near(8.2m)),
                    _ => null,
                },
            };
        }

        private Price Near(decimal price) => Price.Of(price + (random.Next(-100, 100) * 0.01m));

        private void Happen(IReadOnlyList<ExchangeEvent> events)
        {
            Exchange.Apply(events);
            Events.AddRange(events);
        }
    }
}
