using static NanoCap.Trading.Orders.OrderStatus;
using static NanoCap.Trading.Orders.OrderStep;

namespace NanoCap.Trading.Orders;

/// <summary>
/// The one table of how orders live. Facts from the broker (fills, ends) are believed in every state, because they may
/// arrive before, instead of, or long after the answer to the request.
/// </summary>
public static class OrderLifecycle
{
    /// <summary>The state after a step, or null when the step means nothing in this state and is ignored.</summary>
    public static OrderStatus? Next(OrderStatus status, OrderStep step) => (status, step) switch
    {
        // Before the broker can know of it.
        (Ready, Send) => Sending,
        (Ready, Drop) => Dropped,

        // The answer to the request.
        (Sending, Accept) => Working,
        (Sending, Refuse) => Refused,
        (Sending, Delay) => Ready,
        (Sending, LoseAnswer) => Unknown,

        // The answer got lost: only the broker's own word decides, never time.
        (Unknown or NotSeen or Ready, Accept) => Working,
        (Unknown, MissForGood) => NotSeen,
        (NotSeen, Send) => Sending,
        (NotSeen, Drop) => Dropped,

        // Seen again while it works; or a working order that the broker's list lacks.
        (Working, Accept) => Working,
        (PartiallyFilled, Accept) => PartiallyFilled,
        (Working or PartiallyFilled or CancelPending, LoseAnswer) => Unknown,

        // It counts as ended and the broker lists it as working: asked about like any other doubt.
        (Canceled or Expired or Refused or Rejected or Dropped or Replaced, LoseAnswer) => Unknown,

        // Cancellation is a request; the order may still fill.
        (Working or PartiallyFilled, RequestCancel) => CancelPending,
        (CancelPending, FailCancel) => Working,

        // Ends that the broker reports.
        (Ready or Sending or Unknown or NotSeen or Working or PartiallyFilled or CancelPending, Cancel) => Canceled,
        (Ready or Sending or Unknown or NotSeen or Working or PartiallyFilled or CancelPending, Expire) => Expired,
        (Ready or Sending or Unknown or NotSeen or Working or PartiallyFilled or CancelPending, Reject) => Rejected,
        (Ready or Sending or Unknown or NotSeen or Working or PartiallyFilled or CancelPending, Replace) => Replaced,

        // Fills are facts. One that comes after the end corrects the quantity, and the end stays.
        (CancelPending, FillPart) => CancelPending,
        (Ready or Sending or Unknown or NotSeen or Working or PartiallyFilled, FillPart) => PartiallyFilled,
        (_, FillPart) => status,
        (_, FillAll) => Filled,

        // So are executions that are taken back. What had ended does not work again.
        (Filled, BustPart or BustAll) => Canceled,
        (PartiallyFilled, BustAll) => Working,
        (_, BustPart or BustAll) => status,

        _ => null,
    };

    /// <summary>The step that a broker's word about an order amounts to; null where only its executions tell.
    /// </summary>
    public static OrderStep? StepFor(BrokerOrderStatus told) => told switch
    {
        // Not trading for now is not an end: the order is there and may trade later.
        BrokerOrderStatus.Working or BrokerOrderStatus.PartiallyFilled or BrokerOrderStatus.Accepted
            or BrokerOrderStatus.Held or BrokerOrderStatus.DoneForDay or BrokerOrderStatus.Suspended
            or BrokerOrderStatus.PendingReplace => Accept,
        BrokerOrderStatus.PendingCancel => RequestCancel,
        BrokerOrderStatus.Canceled => Cancel,
        BrokerOrderStatus.Expired => Expire,
        BrokerOrderStatus.Rejected => Reject,
        BrokerOrderStatus.Replaced => Replace,
        BrokerOrderStatus.Filled => null,
        _ => throw new ArgumentOutOfRangeException(nameof(told), told, "Expected a state that brokers report."),
    };
}
