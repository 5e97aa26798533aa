using NanoCap.Bot.Desk;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Tests.Desk;

/// <summary>A desk with just enough rules to see what the machinery around it does.</summary>
internal static class SmallDesk
{
    public static DateTimeOffset Evening { get; } = new(2024, 1, 2, 22, 0, 0, TimeSpan.Zero);

    public static Actor Owner { get; } = new("console", "owner");

    public static DeskOpening Opening { get; } = new(
        "PAPER", "synthetic market, seed 1", "simulated", "small-account", new Usd(1000m), new DateOnly(2024, 1, 2));

    public static DeskFunctions Rules { get; } = new(Decide, Apply);

    public static Order OrderIn(string symbol, OrderPurpose purpose = OrderPurpose.Exit, int attempt = 1) => new(
        new OrderRequest(
            ClientOrderId.For("nc", $"x-{symbol}", attempt),
            Symbol.Of(symbol),
            purpose == OrderPurpose.Entry ? Side.Buy : Side.Sell,
            Quantity.Of(10m),
            OrderType.Market,
            TimeInForce.Day),
        $"x-{symbol}",
        attempt,
        purpose,
        "test",
        ProposalNumber: null,
        purpose == OrderPurpose.Exit ? ExitReason.Owner : null,
        Evening,
        SendUntil: null);

    public static Fill FillOf(Order order, string execution = "f1") => new(
        execution, order.Id, order.Symbol, order.Request.Side, order.Request.Quantity, Price.Of(2.5m),
        new Usd(0.01m), Evening);

    /// <summary>The state after events, from the beginning.</summary>
    public static DeskState After(params DeskEvent[] events) => events.Aggregate(DeskState.Empty, Apply);

    private static IReadOnlyList<DeskEvent> Decide(DeskState state, DeskInput input) => input switch
    {
        DeskInput.Started it when state.Opening is null => [new DeskEvent.DeskOpened(it.Opening, it.At)],
        DeskInput.Started it => [new DeskEvent.DeskRestarted(it.At), .. state.OpenOrders
            .Where(order => order.Status == OrderStatus.Sending)
            .Select(order => new DeskEvent.OrderUnknown(order.Id, "stopped while sending", it.At))],
        DeskInput.Pause it when state.Mode == DeskMode.Active => [new DeskEvent.EntriesPaused(it.By, it.At)],
        DeskInput.Exit it => [new DeskEvent.ExitBegan(state.ExitCount + 1, it.By, it.At)],
        DeskInput.JobsDone it => [new DeskEvent.JobsCompleted(it.At)],
        DeskInput.Close it => [new DeskEvent.OrderReady(OrderIn(it.Symbol.Value), it.At)],
        DeskInput.Reject { Number: 13 } => throw new InvalidOperationException("a bug in a rule"),
        DeskInput.SendStarting it when Find(state, it.Order)?.Status == OrderStatus.Ready =>
            [new DeskEvent.OrderSending(it.Order, it.At)],
        DeskInput.Answered { Answer: SubmitAnswer.Accepted yes } it =>
            [new DeskEvent.OrderAccepted(it.Order, yes.BrokerOrderId, it.At)],
        DeskInput.Answered { Answer: SubmitAnswer.Unknown unknown } it =>
            [new DeskEvent.OrderUnknown(it.Order, unknown.Text, it.At)],
        DeskInput.Answered { Answer: SubmitAnswer.RateLimited later } it =>
            [new DeskEvent.OrderDelayed(it.Order, later.Until, it.At)],
        DeskInput.LookedUp { Answer: LookupAnswer.Found found } it =>
            [new DeskEvent.OrderAccepted(it.Order, found.Report.BrokerOrderId, it.At)],
        DeskInput.CancelAnswered { Answer: CancelAnswer.Requested } it =>
            [new DeskEvent.CancelRequested(it.Order, it.At)],
        DeskInput.BrokerSaid { Update: BrokerUpdate.Filled filled } it =>
            [new DeskEvent.OrderFilled(filled.Fill, it.Session, it.At)],
        DeskInput.BrokerRead it when !state.IsReconciled => [new DeskEvent.BooksAgreed(it.At)],
        _ => [],
    };

    private static DeskState Apply(DeskState state, DeskEvent happened) =>
        (happened switch
        {
            DeskEvent.DeskOpened it => state with { Opening = it.Opening, IsReconciled = false },
            DeskEvent.DeskRestarted => state with { IsReconciled = false },
            DeskEvent.BooksAgreed => state with { IsReconciled = true },
            DeskEvent.EntriesPaused it => state with { Mode = DeskMode.Paused, PausedBy = it.By.User },
            DeskEvent.ExitBegan it => state with { Mode = DeskMode.Exiting, ExitCount = it.Id },
            DeskEvent.JobsCompleted it => state with { JobsDoneUntil = it.At },
            DeskEvent.ProposalRaised it => state with
            {
                Proposals = state.Proposals.SetItem(
                    it.Number, new Proposal(it.Number, it.Version, it.Terms, ProposalStatus.Open, it.At)),
            },
            DeskEvent.OrderReady it => With(state, it.Order),
            DeskEvent.OrderSending it => With(state, it.Order, OrderStatus.Sending),
            DeskEvent.OrderAccepted it => With(state, it.Order, OrderStatus.Working),
            DeskEvent.OrderUnknown it => With(state, it.Order, OrderStatus.Unknown),
            DeskEvent.OrderDelayed it => With(
                state, state.Orders[it.Order] with { Status = OrderStatus.Ready, NotBefore = it.Until }),
            DeskEvent.CancelWanted it => With(state, state.Orders[it.Order] with { CancelReason = it.Reason }),
            DeskEvent.CancelRequested it => With(state, state.Orders[it.Order] with
            {
                Status = OrderStatus.CancelPending,
                NotBefore = it.At.AddSeconds(15),
            }),
            DeskEvent.OrderFilled it => Filled(state, it),
            DeskEvent.AccountMarked it => state with
            {
                EquityCurve = state.EquityCurve.Add(new EquityPoint(it.Session, it.Equity, state.Books.Cash)),
            },
            _ => state,
        }) with
        { LastEventAt = happened.At };

    private static DeskState Filled(DeskState state, DeskEvent.OrderFilled happened)
    {
        var fill = happened.Fill;
        var filled = With(state, fill.OrderId, OrderStatus.Filled);
        return fill.Side == Side.Sell
            ? filled with
            {
                Positions = state.Positions.Remove(fill.Symbol),
                Trades = state.Trades.Add(new ClosedTrade(
                    state.Trades.Count + 1, fill.Symbol, "momentum", null, happened.Session, happened.Session,
                    fill.Quantity, Price.Of(2m), fill.Price, new Usd(5m), fill.Fees, ExitReason.Owner)),
            }
            : filled with
            {
                Positions = state.Positions.SetItem(fill.Symbol, new Position(
                    fill.Symbol, [new Lot(happened.Session, fill.Quantity, fill.Price)], "momentum", null,
                    happened.Session, null, null, null, null, fill.Price)),
            };
    }

    private static Order? Find(DeskState state, ClientOrderId id) => state.Orders.GetValueOrDefault(id);

    private static DeskState With(DeskState state, ClientOrderId id, OrderStatus status) =>
        With(state, state.Orders[id] with { Status = status });

    private static DeskState With(DeskState state, Order order) => state with
    {
        Orders = state.Orders.SetItem(order.Id, order),
        OpenOrderIds = order.IsTerminal ? state.OpenOrderIds.Remove(order.Id) : state.OpenOrderIds.Add(order.Id),
    };
}
