using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Exchange;

/// <summary>What a broker tells about the exchange's events: each a value, so that whoever carries them may lose them,
/// repeat them or change their order.</summary>
public static class ExchangeUpdates
{
    /// <summary>The news, or null for an event that only the answer to a command tells (a refusal) or nobody.</summary>
    public static BrokerUpdate? Of(ExchangeEvent happened) => happened switch
    {
        ExchangeEvent.OrderAccepted accepted => new BrokerUpdate.StatusChanged(
            accepted.Order.Id, accepted.Status, Reason: null, accepted.At),
        ExchangeEvent.OrderFilled filled => new BrokerUpdate.Filled(filled.Fill)
        {
            OrderFilled = filled.OrderFilledQuantity,
            PositionQuantity = filled.PositionQuantity,
        },
        ExchangeEvent.OrderStatusChanged changed => new BrokerUpdate.StatusChanged(
            changed.OrderId, changed.Status, changed.Reason, changed.At),
        ExchangeEvent.CancelRejected rejected => new BrokerUpdate.CancelRejected(
            rejected.OrderId, rejected.Reason, rejected.At),
        ExchangeEvent.FillBusted busted => new BrokerUpdate.Busted(
            busted.Fill.OrderId, busted.Fill.ExecutionId, busted.At),
        ExchangeEvent.FillCorrected corrected => new BrokerUpdate.Corrected(
            corrected.Wrong.ExecutionId, corrected.Right, corrected.At),
        ExchangeEvent.OrderEnded ended => new BrokerUpdate.StatusChanged(
            ended.OrderId, ended.Status, ended.Reason, ended.At),
        ExchangeEvent.SymbolSplit { OldQuantity.IsZero: false } split => ToPositionSplit(split),
        ExchangeEvent.CashMoved moved => ToCashMoved(moved),
        _ => null,
    };

    /// <summary>The split as a broker reports it.</summary>
    public static BrokerUpdate.PositionSplit ToPositionSplit(ExchangeEvent.SymbolSplit split)
    {
        ArgumentNullException.ThrowIfNull(split);
        return new(split.ActivityId, split.Symbol, split.ShareFactor, split.NewQuantity, split.CashInLieu, split.At);
    }

    /// <summary>The movement of cash as a broker reports it.</summary>
    public static BrokerUpdate.CashMoved ToCashMoved(ExchangeEvent.CashMoved moved)
    {
        ArgumentNullException.ThrowIfNull(moved);
        return new(moved.ActivityId, moved.Kind, moved.Amount, moved.At);
    }
}
