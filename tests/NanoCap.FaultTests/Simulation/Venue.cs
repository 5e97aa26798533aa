using NanoCap.Trading.Exchange;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.FaultTests.Simulation;

/// <summary>The exchange with a broker's habits: it confirms, cancels and rejects in its own time, trades between the
/// bars, and its ledger is what the judges read.</summary>
internal sealed class Venue
{
    private readonly World world;
    private readonly Dictionary<ClientOrderId, DateTimeOffset> hiddenUntil = [];
    private readonly HashSet<ClientOrderId> stuck = [];
    private int foreign;

    public Venue(World world)
    {
        this.world = world;
        Exchange = new SimulatedExchange(new ExchangeOptions
        {
            StartingCash = world.Setup.Cash,
            Habits = new ExchangeHabits { ConfirmsAtOnce = false, CancelsAtOnce = false, EntriesEndWithOpen = false },
        });
    }

    public SimulatedExchange Exchange { get; }

    public ExchangeState State => Exchange.State;

    /// <summary>Everything that ever happened at the venue.</summary>
    public List<ExchangeEvent> Ledger { get; } = [];

    public void Pass(IReadOnlyList<ExchangeEvent> events)
    {
        foreach (var happened in events)
        {
            Exchange.Apply([happened]);
            Ledger.Add(happened);
            world.Trace($"venue {happened}");
            world.Judge.Happened(happened);
            GoOn(happened);
            if (ExchangeUpdates.Of(happened) is { } update)
            {
                world.Tell(update);
            }
        }
    }

    public SubmitAnswer Submit(OrderRequest order, BotProcess by)
    {
        if (State.Flags != AccountFlags.Clear)
        {
            world.Happenings.Count($"account blocked × {world.PurposeOf(order.Id)}");
        }

        var events = Exchange.Submit(order, world.Now, world.CloseOf(order.Symbol));
        Pass(events);
        switch (events[0])
        {
            case ExchangeEvent.OrderAccepted accepted:
                world.Judge.Accepted(order, by);
                return new SubmitAnswer.Accepted(accepted.BrokerOrderId);
            case ExchangeEvent.OrderRefused { Code: RefusalCodes.DuplicateId } known:
                world.Happenings.Count("the same id came twice");
                return new SubmitAnswer.AlreadyPlaced(known.Text);
            case ExchangeEvent.OrderRefused refused:
                world.Happenings.Count("refused: " + refused.Code);
                return new SubmitAnswer.Refused(refused.Code, refused.Text) { Kind = refused.Refusal.Kind };
            default:
                throw new InvalidOperationException("Expected one answer.");
        }
    }

    public CancelAnswer Cancel(ClientOrderId order)
    {
        var events = Exchange.Cancel(order, world.Now);
        Pass(events);
        return events.Count > 0 ? new CancelAnswer.Requested()
            : new CancelAnswer.Refused(Exchange.WhyNotCancel(order)!.Text);
    }

    public CancelAnswer CancelForeign(string brokerOrderId) =>
        State.Orders.Values.FirstOrDefault(order => order.BrokerOrderId == brokerOrderId) is { } known
            ? Cancel(known.Id)
            : new CancelAnswer.Refused("there is no such order");

    public LookupAnswer Find(ClientOrderId order) =>
        State.FindOrder(order) is { } found && IsListed(found, "look-up did not find what is there")
            ? new LookupAnswer.Found(found.ToReport())
            : new LookupAnswer.Absent();

    public BrokerSnapshot Read(DateTimeOffset? since)
    {
        var snapshot = Exchange.Snapshot(world.Now, since);
        return snapshot with
        {
            Orders = [.. snapshot.Orders.Where(report => IsListed(
                State.FindOrder(report.Request.Id)!, "the list lacked what is there"))],
        };
    }

    public void HideFromLists(ClientOrderId order) =>
        hiddenUntil[order] = world.Now + TimeSpan.FromMilliseconds(world.Random.Next(10_001));

    /// <summary>Everything that was stuck comes to its end.</summary>
    public void Loosen()
    {
        Pass(Exchange.Flag(AccountFlags.Clear, world.Now));
        foreach (var symbol in State.Halted)
        {
            Pass(Exchange.Resume(symbol, world.Now));
        }

        foreach (var order in stuck.ToList())
        {
            Pass(Exchange.CompleteCancel(order, world.Now));
        }

        foreach (var order in State.WorkingOrders.Where(order => order.Status == BrokerOrderStatus.Suspended).ToList())
        {
            Pass(Exchange.Park(order.Id, BrokerOrderStatus.Working, null, world.Now));
        }

        stuck.Clear();
    }

    /// <summary>One of the things that a venue does between two bars.</summary>
    public void ActBetweenBars()
    {
        var working = State.WorkingOrders.ToList();
        if (working.Count == 0)
        {
            return;
        }

        var order = working[world.Random.Next(working.Count)];
        var purpose = world.PurposeOf(order.Id);
        switch (world.Random.Next(8))
        {
            case 0 or 1:
                TradeSomething();
                break;
            case 2:
                Note(Exchange.Halt(order.Request.Symbol, world.Now), $"halt × {purpose}");
                break;
            case 3:
                Note(
                    Exchange.Park(order.Id, BrokerOrderStatus.Suspended, "suspended", world.Now),
                    $"suspended × {purpose}");
                break;
            case 4 when FindLatestFilled() is { } filled:
                Note(Exchange.Bust(filled.Fills[^1].ExecutionId, world.Now), "busted");
                break;
            case 5 when FindLatestFilled() is { } filled:
                var wrong = filled.Fills[^1];
                Note(
                    Exchange.Correct(
                        wrong.ExecutionId, Quantity.Of(Math.Max(1, wrong.Quantity.Value - 1)), wrong.Price, world.Now),
                    "corrected");
                break;
            case 6:
                Block();
                break;
            case 7:
                Replace(order, purpose);
                break;
            default:
                break;
        }
    }

    /// <summary>Somebody else trades in the account: far from the market, or at it.</summary>
    public void TradeByOthers(Symbol symbol, int kind, Quantity quantity)
    {
        var last = world.CloseOf(symbol).Value;
        var id = ClientOrderId.For("others", "order", ++foreign);
        var order = kind switch
        {
            0 => new OrderRequest(
                id, symbol, Side.Buy, quantity, OrderType.Limit, TimeInForce.GoodTilCanceled,
                LimitPrice: Price.Of(last * 0.4m).RoundDownToTick()),
            1 => new OrderRequest(
                id, symbol, Side.Sell, quantity, OrderType.Limit, TimeInForce.GoodTilCanceled,
                LimitPrice: Price.Of(last * 4m).RoundUpToTick()),
            _ => new OrderRequest(id, symbol, Side.Buy, quantity, OrderType.Market, TimeInForce.Day),
        };
        var events = Exchange.Submit(order, world.Now, world.CloseOf(symbol));
        if (events[0] is ExchangeEvent.OrderAccepted)
        {
            Note(events, $"order of others × {order.Side} {order.Type}");
        }
    }

    /// <summary>The broker forbids something for a while.</summary>
    private void Block()
    {
        var flags = world.Random.Next(5) switch
        {
            0 => new AccountFlags { IsActive = false },
            1 => new AccountFlags { IsTradingBlocked = true },
            2 => new AccountFlags { IsAccountBlocked = true },
            3 => new AccountFlags { IsTradeSuspendedByUser = true },
            _ => new AccountFlags { IsLiquidationOnly = true },
        };
        Note(Exchange.Flag(flags, world.Now), "account blocked");
        world.Agenda.After(
            TimeSpan.FromSeconds(world.Random.Next(1, 3_600)),
            () => Pass(Exchange.Flag(AccountFlags.Clear, world.Now)));
    }

    /// <summary>Somebody changes an order at the broker's page.</summary>
    private void Replace(ExchangeOrder order, string purpose)
    {
        var change = world.Random.Next(2) == 0 && order.Request.Quantity > Quantity.Of(1)
            ? new OrderReplacement { Quantity = Quantity.Of(order.Request.Quantity.Value - 1) }
            : order.Request.StopPrice is { } stop
                ? new OrderReplacement { StopPrice = Price.Of(stop.Value * 0.97m).RoundDownToTick() }
                : new OrderReplacement { TimeInForce = TimeInForce.GoodTilCanceled };
        Note(
            Exchange.Replace(order.Id, change, world.Now, world.CloseOf(order.Request.Symbol)),
            $"replaced × {purpose}");
    }

    /// <summary>A working order trades a little.</summary>
    public void TradeSomething()
    {
        var working = State.WorkingOrders.ToList();
        if (working.Count > 0)
        {
            Trade(working[world.Random.Next(working.Count)], "partial fill", Quantity.Of(world.Random.Next(1, 4)));
        }
    }

    /// <summary>The latest order that traded in this session. What is taken back days later, or after a split, and
    /// whose news is lost, no read tells: the desk takes the broker's count and closes the gate for cash.</summary>
    private ExchangeOrder? FindLatestFilled() => State.Orders.Values
        .Where(order => order.Fills.Count > 0 && order.Fills[^1].At > world.Now.AddHours(-7))
        .OrderBy(order => order.Sequence).LastOrDefault();

    private void GoOn(ExchangeEvent happened)
    {
        switch (happened)
        {
            case ExchangeEvent.OrderAccepted { Status: BrokerOrderStatus.Accepted } accepted:
                var isRejected = world.IsRough
                    && world.Happens(20, $"rejected later × {world.PurposeOf(accepted.Order.Id)}");
                world.Agenda.After(world.IsRough ? world.Soon() * 4 : world.Soon(), () => Pass(isRejected
                    ? Exchange.Reject(accepted.Order.Id, "rejected by the venue", world.Now)
                    : Exchange.Confirm(accepted.Order.Id, world.Now)));
                break;
            case ExchangeEvent.OrderStatusChanged { Status: BrokerOrderStatus.Working } working
                when !world.IsRough || world.Setup.AlwaysTradesAtMarket || world.Random.Next(2) == 0:
                world.Agenda.After(world.Soon() * 2, () => TradeAtMarket(working.OrderId));
                break;
            case ExchangeEvent.OrderStatusChanged { Status: BrokerOrderStatus.PendingCancel } pending:
                EndOrNot(pending.OrderId);
                break;
            default:
                break;
        }
    }

    private void EndOrNot(ClientOrderId id)
    {
        var purpose = world.PurposeOf(id);
        if (world.IsRough && world.Happens(8, $"cancel stuck × {purpose}"))
        {
            stuck.Add(id);
            world.Agenda.After(
                TimeSpan.FromSeconds(world.Random.Next(60, 3_600)),
                () => Pass(Exchange.CompleteCancel(id, world.Now)));
            return;
        }

        if (world.IsRough && world.Happens(8, $"cancel rejected later × {purpose}"))
        {
            world.Agenda.After(world.Soon(), () => Pass(Exchange.RejectCancel(id, "too late", world.Now)));
            return;
        }

        if (world.IsRough && world.IsSessionOpen && world.Random.Next(3) == 0)
        {
            world.Agenda.After(world.Soon(), () =>
            {
                if (State.FindOrder(id) is { IsWorking: true } order)
                {
                    Trade(order, "filled while being cancelled", order.Remaining);
                }
            });
        }

        world.Agenda.After(world.Soon() * 2, () => Pass(Exchange.CompleteCancel(id, world.Now)));
    }

    /// <summary>In the session an order at market trades at once.</summary>
    private void TradeAtMarket(ClientOrderId id)
    {
        if (world.IsSessionOpen && State.FindOrder(id) is { IsWorking: true, Request.Type: OrderType.Market } order)
        {
            Trade(order, "at market", order.Remaining);
        }
    }

    private void Trade(ExchangeOrder order, string what, Quantity quantity)
    {
        var last = world.CloseOf(order.Request.Symbol);
        var isStop = order.Request.StopPrice is not null && world.Random.Next(2) == 0;
        var price = isStop ? order.Request.StopPrice!.Value : order.Request.LimitPrice ?? last;
        if (world.IsSessionOpen)
        {
            Note(
                Exchange.Execute(order.Id, quantity, price, world.Now, isStop),
                $"{what} × {world.PurposeOf(order.Id)}");
        }
    }

    private void Note(IReadOnlyList<ExchangeEvent> events, string what)
    {
        if (events.Count > 0)
        {
            world.Happenings.Count(what);
            Pass(events);
        }
    }

    private bool IsListed(ExchangeOrder order, string what)
    {
        if (!hiddenUntil.TryGetValue(order.Id, out var until) || until <= world.Now)
        {
            return true;
        }

        world.Happenings.Count($"{what} × {world.PurposeOf(order.Id)}");
        return false;
    }
}
