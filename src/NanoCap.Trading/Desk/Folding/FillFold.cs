using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What executions that are taken back do to orders, positions and the money.</summary>
internal static class FillFold
{
    /// <summary>The state after the event, or null when it is not about such executions.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        FillEvent.FillBusted busted => Reverse(state, busted.Order, busted.ExecutionId, busted.Session),
        FillEvent.FillCorrected corrected => PositionFold.Fill(
            Reverse(state, corrected.Fill.OrderId, corrected.ExecutionId, corrected.Session),
            corrected.Fill, corrected.Session),
        FillEvent.OrderSucceeded succeeded => OrderFold.Succeed(state, succeeded),
        _ => null,
    };

    private static DeskState Reverse(DeskState state, ClientOrderId id, string executionId, DateOnly session)
    {
        var counted = state.Orders[id].Fills.FirstOrDefault(fill => fill.ExecutionId == executionId);
        var without = OrderFold.Bust(state, id, executionId, counted);
        return counted switch
        {
            null => without,
            { Side: Side.Buy } => GiveBack(without, counted),
            _ => TakeBack(without, counted, session),
        };
    }

    /// <summary>A purchase that was none: the money returns and the shares go, those of that execution first.
    /// </summary>
    private static DeskState GiveBack(DeskState state, Fill fill)
    {
        var paid = fill.Price * fill.Quantity;
        var cost = Usd.Zero;
        var positions = state.Positions;
        if (positions.TryGetValue(fill.Symbol, out var position))
        {
            var isIts = position.Lots.ToLookup(lot => lot.Price == fill.Price);
            var (left, _, taken) = FirstLots.Take([.. isIts[true], .. isIts[false].Reverse()], fill.Quantity);
            cost = taken;
            positions = left.IsEmpty
                ? positions.Remove(fill.Symbol)
                : positions.SetItem(fill.Symbol, position with { Lots = [.. left.OrderBy(lot => lot.Session)] });
        }

        return state with
        {
            Positions = positions,
            Books = state.Books with
            {
                Cash = state.Books.Cash + paid + fill.Fees,
                Costs = state.Books.Costs - fill.Fees,
                // Shares of it that were sold already leave what they brought, and others what they had cost.
                Realised = state.Books.Realised + paid - cost,
            },
        };
    }

    /// <summary>A sale that was none: the shares return at what they had cost, the money goes, and a trade of the
    /// opposite sign takes the closed one back.</summary>
    private static DeskState TakeBack(DeskState state, Fill fill, DateOnly session)
    {
        var proceeds = fill.Price * fill.Quantity;
        var trade = state.Trades.FindLast(closed => closed.ExecutionId == fill.ExecutionId);
        var lot = trade is null
            ? new Lot(session, fill.Quantity, fill.Price)
            : new Lot(trade.EntrySession, fill.Quantity, trade.EntryPrice);
        var realised = (lot.Price * lot.Quantity) - proceeds;
        return state with
        {
            Trades = trade is null ? state.Trades : state.Trades.Add(trade with
            {
                Number = state.Trades.Count + 1,
                ExitSession = session,
                Realised = realised,
                Fees = Usd.Zero - trade.Fees,
                ExecutionId = null,
                Reverses = trade.Number,
            }),
            RecentProceeds = Settlement.With(
                state.RecentProceeds, trade?.ExitSession ?? session, fill.Fees - proceeds),
            Positions = state.Positions.SetItem(
                fill.Symbol,
                state.Positions.TryGetValue(fill.Symbol, out var position)
                    ? position with { Lots = position.Lots.Insert(0, lot) }
                    : new Position(
                        fill.Symbol, [lot], trade?.Strategy ?? "external", trade?.ProposalNumber, lot.Session,
                        null, null, null, null, fill.Price)),
            Books = state.Books with
            {
                Cash = state.Books.Cash - proceeds + fill.Fees,
                Costs = state.Books.Costs - fill.Fees,
                Realised = state.Books.Realised + realised,
            },
        };
    }
}
