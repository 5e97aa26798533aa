using System.Collections.Immutable;
using NanoCap.Bot.Storage.Rows;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Desk.ReadModels;

/// <summary>Which rows a change of the desk adds or alters. States are immutable, so what is the same object is
/// unchanged.</summary>
internal static class ChangedRows
{
    public static IEnumerable<OrderRow> Orders(DeskChange change) =>
        change.Events.Select(OrderIn).OfType<ClientOrderId>()
            .Concat(change.Before.OpenOrderIds)
            .Concat(change.After.OpenOrderIds)
            .Distinct()
            .Where(id => change.After.Orders.ContainsKey(id))
            .Where(id => !ReferenceEquals(
                change.Before.Orders.GetValueOrDefault(id), change.After.Orders.GetValueOrDefault(id)))
            .Select(id => OrderRow.Of(change.After.Orders[id]));

    public static IEnumerable<FillRow> Fills(DeskChange change) =>
        change.Events.OfType<DeskEvent.OrderFilled>()
            .Concat(change.Events.OfType<FillEvent.FillCorrected>().Select(corrected =>
                new DeskEvent.OrderFilled(corrected.Fill, corrected.Session, corrected.At)))
            .Where(filled => !BustedFills(change).Contains(filled.Fill.ExecutionId))
            .Select(FillRow.Of);

    /// <summary>The names of executions that were taken back.</summary>
    public static IEnumerable<object> BustedFills(DeskChange change) => change.Events.Select(happened =>
        happened switch
        {
            FillEvent.FillBusted busted => busted.ExecutionId,
            FillEvent.FillCorrected corrected => corrected.ExecutionId,
            _ => null,
        }).OfType<string>();

    public static IEnumerable<PositionRow> Positions(DeskChange change) =>
        Changed(change.Before.Positions, change.After.Positions).Select(PositionRow.Of);

    public static IEnumerable<object> ClosedPositions(DeskChange change) =>
        change.Before.Positions.Keys.Where(symbol => !change.After.Positions.ContainsKey(symbol)).Cast<object>();

    public static IEnumerable<TradeRow> Trades(DeskChange change) =>
        change.After.Trades.Skip(change.Before.Trades.Count).Select(TradeRow.Of);

    public static IEnumerable<EquityRow> Equity(DeskChange change) =>
        ReferenceEquals(change.Before.EquityCurve, change.After.EquityCurve)
            ? []
            // The latest point may have been marked again.
            : change.After.EquityCurve.Skip(Math.Max(0, change.Before.EquityCurve.Count - 1)).Select(EquityRow.Of);

    public static IEnumerable<ProposalRow> Proposals(DeskChange change) =>
        Changed(change.Before.Proposals, change.After.Proposals).Select(ProposalRow.Of);

    /// <summary>The order that an event is about, or null when it is about none.</summary>
    public static ClientOrderId? OrderIn(DeskEvent happened) => happened switch
    {
        DeskEvent.OrderReady it => it.Order.Id,
        DeskEvent.OrderDropped it => it.Order,
        DeskEvent.OrderSending it => it.Order,
        DeskEvent.OrderAccepted it => it.Order,
        DeskEvent.OrderRefused it => it.Order,
        DeskEvent.OrderDelayed it => it.Order,
        DeskEvent.OrderUnknown it => it.Order,
        DeskEvent.OrderLookupMissed it => it.Order,
        IdentityEvent.OrderDisowned it => it.Order,
        DeskEvent.OrderLookupFailed it => it.Order,
        DeskEvent.OrderNotSeen it => it.Order,
        DeskEvent.CancelWanted it => it.Order,
        DeskEvent.CancelRequested it => it.Order,
        DeskEvent.CancelFailed it => it.Order,
        DeskEvent.OrderFilled it => it.Fill.OrderId,
        DeskEvent.OrderEnded it => it.Order,
        FillEvent.FillBusted it => it.Order,
        FillEvent.FillCorrected it => it.Fill.OrderId,
        FillEvent.OrderSucceeded it => it.Order,
        _ => null,
    };

    private static IEnumerable<TValue> Changed<TKey, TValue>(
        ImmutableSortedDictionary<TKey, TValue> before, ImmutableSortedDictionary<TKey, TValue> after)
        where TKey : notnull
        where TValue : class =>
        ReferenceEquals(before, after)
            ? []
            : after.Where(entry => !ReferenceEquals(before.GetValueOrDefault(entry.Key), entry.Value))
                .Select(entry => entry.Value);
}
