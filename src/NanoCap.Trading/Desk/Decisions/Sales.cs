using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Sells every position that is marked for sale: first everything that reserves its shares must have ended,
/// then one market order goes out, and again while more is left than is kept.</summary>
internal static class Sales
{
    public static void Follow(Draft draft)
    {
        foreach (var position in draft.State.Positions.Values.Where(held => held.Selling is not null).ToList())
        {
            Sell(draft, position, position.Selling!.Value);
        }

        EndSalesThatAreOver(draft);
    }

    /// <summary>A stop whose news came late may have sold what a partial sale was to sell: its order would sell what is
    /// kept.</summary>
    private static void EndSalesThatAreOver(Draft draft)
    {
        foreach (var order in draft.State.OpenOrders
            .Where(order => order.Purpose == OrderPurpose.Exit
                && draft.State.Positions.GetValueOrDefault(order.Symbol) is { Selling: null } position
                && order.Intent == IntentOf(draft.State, position)).ToList())
        {
            draft.End(order, "what was to be sold is sold");
        }
    }

    private static void Sell(Draft draft, Position position, ExitReason reason)
    {
        foreach (var order in draft.State.OpenOrdersIn(position.Symbol)
            .Where(order => order.Purpose != OrderPurpose.Exit).ToList())
        {
            draft.End(order, "the position is being sold");
        }

        foreach (var order in draft.State.OpenOrdersIn(position.Symbol)
            .Where(order => order.Remaining != SharesOf(draft, position)).ToList())
        {
            draft.End(order, "it sells another quantity than is held");
        }

        foreach (var order in draft.State.OpenOrdersIn(position.Symbol)
            .Where(order => ExitHours.IsOver(draft, order)).ToList())
        {
            draft.End(order, "the session comes, and what is left goes at the market");
        }

        foreach (var order in draft.State.OpenOrdersIn(position.Symbol)
            .Where(order => !order.Request.IsExtendedHours && ExitHours.Find(draft, position) is not null).ToList())
        {
            draft.End(order, "it is sold now and not at the open");
        }

        // An order that may still trade would sell the same shares twice, or buy behind the sale.
        if (draft.State.OpenOrdersIn(position.Symbol).Any())
        {
            return;
        }

        draft.MakeReady(
            IntentOf(draft.State, position),
            id => RequestFor(draft, id, position),
            OrderPurpose.Exit,
            Authority(draft.State, position, reason),
            position.ProposalNumber,
            reason);
    }

    private static OrderRequest RequestFor(Draft draft, ClientOrderId id, Position position)
    {
        var market = new OrderRequest(
            id, position.Symbol, Side.Sell, SharesOf(draft, position), OrderType.Market, TimeInForce.Day);
        return ExitHours.Find(draft, position) is { } now
            ? market with { Type = OrderType.Limit, LimitPrice = now.Limit, IsExtendedHours = true }
            : market;
    }

    /// <summary>What is held to the last decimal, so that nothing is left. Where the broker refused the fraction, the
    /// whole shares go first: it must not keep them from being sold.</summary>
    private static Quantity SharesOf(Draft draft, Position position) =>
        position.ToSell is { IsWhole: false } shares && shares.Floor() is { IsZero: false } whole
        && WasFractionRefused(draft, position)
            ? whole
            : position.ToSell;

    private static bool WasFractionRefused(Draft draft, Position position)
    {
        var intent = IntentOf(draft.State, position);
        return Enumerable.Range(1, draft.State.Attempts.GetValueOrDefault(intent))
            .Select(attempt => draft.State.Orders.GetValueOrDefault(
                ClientOrderId.For(draft.Rules.OrderPrefix, intent, attempt)))
            .Any(order => order is
            {
                Request.Quantity.IsWhole: false, Status: OrderStatus.Refused or OrderStatus.Rejected,
            }
            && order.Refusal?.WaitsForBlocker() != true);
    }

    public static string IntentOf(DeskState state, Position position)
    {
        // Tickers are upper case, so a small letter stands for the dot that ids may not have, and is as short.
        var ticker = position.Symbol.Value.Replace('.', 'd');
        return state.ExitUnderWay is { } exit
            ? $"x{exit}-{ticker}"
            : position.ProposalNumber is { } number
                ? $"s{number}-{ticker}"
                : $"s{position.EntrySession:yyyyMMdd}-{ticker}";
    }

    private static string Authority(DeskState state, Position position, ExitReason reason)
    {
        var sale = state.SaleProposals.Values.LastOrDefault(known =>
            known.IsSelling && known.Terms.Symbol == position.Symbol && known.Terms.Reason == reason);
        return state.ExitUnderWay is { } exit ? $"EXIT {exit}"
            : sale is not null ? $"S{sale.Number} approved by {sale.DecidedBy}"
            : reason switch
            {
                ExitReason.Owner => "the owner's word",
                ExitReason.Time => "time exit",
                ExitReason.Signal => "signal exit",
                ExitReason.Stop => "stop watched by the desk",
                ExitReason.Breaker => "a circuit breaker",
                _ => reason.ToString(),
            };
    }
}
