using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Tests.Risk;

/// <summary>States in which a desk may be, from one in which everything is allowed.</summary>
internal static class DeskStates
{
    public static readonly DateTimeOffset Evening = new(2024, 6, 5, 20, 30, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Expiry = new(2024, 6, 6, 14, 0, 0, TimeSpan.Zero);

    /// <summary>Active, reconciled, so much cash and nothing else.</summary>
    public static DeskState WithCash(decimal cash) => DeskState.Empty with
    {
        IsReconciled = true,
        Books = Books.Opening(new Usd(cash)),
        DayBaseline = new Usd(cash),
        PeakEquity = new Usd(cash),
    };

    /// <summary>The same desk with a position that was paid for before; baselines follow.</summary>
    public static DeskState Holding(
        this DeskState desk,
        string symbol,
        decimal shares,
        decimal price,
        decimal? paid = null,
        DateOnly? entry = null,
        decimal? target = null,
        string strategy = "momentum")
    {
        var (key, session) = (Symbol.Of(symbol), entry ?? new DateOnly(2024, 6, 3));
        var lot = new Lot(session, Quantity.Of(shares), Price.Of(paid ?? price));
        var held = desk with
        {
            Positions = desk.Positions.SetItem(key, new Position(
                key,
                [lot],
                strategy,
                null,
                session,
                null,
                target is { } level ? Price.Of(level) : null,
                null,
                null,
                Price.Of(price))),
        };
        return held with { DayBaseline = held.Equity, PeakEquity = held.Equity };
    }

    public static DeskState Having(this DeskState desk, Order order) => desk with
    {
        Orders = desk.Orders.SetItem(order.Id, order),
        OpenOrderIds = order.IsTerminal ? desk.OpenOrderIds : desk.OpenOrderIds.Add(order.Id),
    };

    /// <summary>The same desk with a proposal of 10 USD a share at most.</summary>
    public static DeskState Proposing(
        this DeskState desk, int number, string symbol, decimal shares, ProposalStatus status, decimal? approved = null)
    {
        var terms = Terms(symbol, shares);
        var by = approved is null ? null : new Actor("console", "owner");
        var proposal = new Proposal(
            number, 1, terms, status, Evening, by, ApprovedQuantity: approved is { } yes ? Quantity.Of(yes) : null);
        return desk with { Proposals = desk.Proposals.SetItem(number, proposal) };
    }

    public static Order Entry(
        string symbol, decimal shares, decimal limit, OrderStatus status = OrderStatus.Working, int? proposal = null) =>
        OrderOf(symbol, Side.Buy, shares, limit, status, proposal);

    public static Order Sale(string symbol, decimal shares, decimal limit, string intent = "exit") =>
        OrderOf(symbol, Side.Sell, shares, limit, OrderStatus.Working, null, intent);

    public static ProposalTerms Terms(string symbol, decimal shares, decimal reference = 10m, decimal limit = 10m) =>
        new(
            FakeMarketView.Wednesday,
            Symbol.Of(symbol),
            symbol,
            null,
            "momentum",
            1,
            0.6,
            0.6,
            0.1,
            Price.Of(reference),
            Price.Of(reference * 0.95m),
            Price.Of(limit),
            Price.Of(reference * 0.9m),
            null,
            5,
            Quantity.Of(shares),
            [],
            [],
            null,
            Usd.Zero,
            Expiry);

    /// <summary>Proposal 7 waits for a sale that has come so far.</summary>
    public static DeskState AfterSale(DeskState desk, ProposalStatus sale) => desk with
    {
        Proposals = desk.Proposals.SetItem(7, desk.Proposals[7] with
        {
            Terms = desk.Proposals[7].Terms with { AfterSale = 6 },
        }),
        SaleProposals = desk.SaleProposals.Add(6, new SaleProposal(
            6,
            new SaleTerms(
                new DateOnly(2024, 1, 2), Symbol.Of("OLD"), Quantity.Of(10m), true, ExitReason.Swap, "Swap.",
                Price.Of(10m), new Usd(99m), Usd.Zero, Expiry),
            sale,
            Expiry)),
    };

    private static Order OrderOf(
        string symbol,
        Side side,
        decimal shares,
        decimal limit,
        OrderStatus status,
        int? proposal,
        string? intent = null)
    {
        var name = $"{symbol}-{intent ?? "entry"}";
        var request = new OrderRequest(
            ClientOrderId.For("nc", name, 1),
            Symbol.Of(symbol),
            side,
            Quantity.Of(shares),
            OrderType.Limit,
            TimeInForce.Day,
            LimitPrice: Price.Of(limit));
        var purpose = side == Side.Buy ? OrderPurpose.Entry : OrderPurpose.Exit;
        return new Order(request, name, 1, purpose, "test", proposal, null, Evening, null) { Status = status };
    }
}
