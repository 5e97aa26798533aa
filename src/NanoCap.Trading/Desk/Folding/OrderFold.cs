using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>What events do to orders. Which state follows which is <see cref="OrderLifecycle"/>'s to say.</summary>
internal static class OrderFold
{
    /// <summary>The end of an order is usually told; after this it is asked for.</summary>
    private static readonly TimeSpan BeforeAskingAboutCancel = TimeSpan.FromSeconds(15);

    /// <summary>The state after the event, or null when it is not about orders alone; fills go on to
    /// positions.</summary>
    public static DeskState? TryApply(DeskState state, DeskEvent happened) => happened switch
    {
        DeskEvent.OrderReady ready => Add(state, ready.Order),
        DeskEvent.OrderDropped dropped => Step(state, dropped.Order, OrderStep.Drop, order => order with
        {
            Note = dropped.Reason,
        }),
        DeskEvent.OrderSending sending => Sending(state, sending),
        DeskEvent.OrderAccepted accepted => Step(state, accepted.Order, OrderStep.Accept, order => order with
        {
            BrokerOrderId = accepted.BrokerOrderId ?? order.BrokerOrderId,
            NotBefore = null,
            LookupsAbsent = 0,
        }),
        DeskEvent.OrderRefused refused => Step(state, refused.Order, OrderStep.Refuse, order => order with
        {
            Note = $"{refused.Text} ({refused.Code})",
            Refusal = refused.Kind,
        }),
        DeskEvent.OrderDelayed delayed => Step(state, delayed.Order, OrderStep.Delay, order => order with
        {
            NotBefore = delayed.Until,
            Note = "the broker is busy",
        }),
        DeskEvent.OrderUnknown unknown => Step(state, unknown.Order, OrderStep.LoseAnswer, order => order with
        {
            Note = unknown.Text,
            Refusal = unknown.Refusal ?? order.Refusal,
        }),
        DeskEvent.OrderLookupMissed missed => Change(state, missed.Order, order => order with
        {
            LookupsAbsent = order.LookupsAbsent + 1,
            NotBefore = missed.NotBefore,
        }),
        DeskEvent.OrderLookupFailed failed => Change(state, failed.Order, order => order with
        {
            NotBefore = failed.NotBefore,
            Note = failed.Text,
        }),
        DeskEvent.OrderNotSeen notSeen => Step(state, notSeen.Order, OrderStep.MissForGood, order => order with
        {
            Note = "the broker does not know it",
            WasNotSeen = true,
            LookupsAbsent = 0,
            NotBefore = null,
        }),
        DeskEvent.CancelWanted wanted => Change(state, wanted.Order, order => order with
        {
            CancelReason = wanted.Reason,
            CancelWantedAt = wanted.At,
        }),
        DeskEvent.CancelRequested requested => Step(state, requested.Order, OrderStep.RequestCancel, order => order with
        {
            NotBefore = requested.At + BeforeAskingAboutCancel,
        }),
        DeskEvent.CancelFailed still => Step(state, still.Order, OrderStep.FailCancel, order => order with
        {
            NotBefore = still.NotBefore,
            Note = still.Text,
        }),
        DeskEvent.OrderEnded ended => Step(state, ended.Order, StepTo(ended.Status), order => order with
        {
            Note = ended.Reason ?? order.CancelReason,
            WasGivenUp = order.WasGivenUp || ended.IsGivenUp,
        }),
        _ => null,
    };

    /// <summary>Counts an execution in its order.</summary>
    public static DeskState Fill(DeskState state, Fill fill)
    {
        var order = state.Orders[fill.OrderId];
        var filled = order.Filled + fill.Quantity;
        return Step(
            state,
            fill.OrderId,
            filled >= order.Request.Quantity ? OrderStep.FillAll : OrderStep.FillPart,
            counted => counted with
            {
                Filled = filled,
                FilledValue = counted.FilledValue + (fill.Price * fill.Quantity),
                FirstFillAt = counted.FirstFillAt ?? fill.At,
                Executions = counted.Executions.Add(fill.ExecutionId),
                Fills = [.. counted.Fills, fill],
            });
    }

    /// <summary>Takes an execution out of its order again; one that was not counted will not be.</summary>
    public static DeskState Bust(DeskState state, ClientOrderId id, string executionId, Fill? counted)
    {
        var order = state.Orders[id];
        if (counted is null)
        {
            return Change(state, id, known => known with { Executions = known.Executions.Add(executionId) });
        }

        var filled = order.Filled - counted.Quantity;
        var step = filled.IsZero ? OrderStep.BustAll
            : filled < order.Request.Quantity ? OrderStep.BustPart
            : OrderStep.FillAll;
        return Step(state, id, step, known => known with
        {
            Filled = filled,
            FilledValue = known.FilledValue - (counted.Price * counted.Quantity),
            FirstFillAt = filled.IsZero ? null : known.FirstFillAt,
            Fills = [.. known.Fills.Where(fill => fill.ExecutionId != executionId)],
        });
    }

    /// <summary>Another order took the place of one of ours; it is the same attempt of the same intent.</summary>
    public static DeskState Succeed(DeskState state, FillEvent.OrderSucceeded succeeded)
    {
        var ended = Step(state, succeeded.Order, OrderStep.Replace, order => order with
        {
            Note = $"changed at the broker, now {succeeded.Successor.Id}",
        });
        var former = ended.Orders[succeeded.Order];
        var successor = new Order(
            succeeded.Successor, former.Intent, former.Attempt, former.Purpose, former.Authority,
            former.ProposalNumber, former.ExitReason, former.ReadyAt, former.SendUntil)
        {
            Status = OrderStatus.Working,
            BrokerOrderId = succeeded.BrokerOrderId,
            SentAt = succeeded.At,
        };
        return ended with
        {
            Orders = ended.Orders.SetItem(successor.Id, successor),
            OpenOrderIds = ended.OpenOrderIds.Add(successor.Id),
        };
    }

    private static DeskState Add(DeskState state, Order order)
    {
        var added = state with
        {
            Orders = state.Orders.SetItem(order.Id, order),
            OpenOrderIds = state.OpenOrderIds.Add(order.Id),
            Attempts = state.Attempts.SetItem(order.Intent, order.Attempt),
        };
        return order is { Purpose: OrderPurpose.Entry, ProposalNumber: { } number }
            && added.Proposals.TryGetValue(number, out var proposal)
            ? added with
            {
                Proposals = added.Proposals.SetItem(number, proposal with
                {
                    Status = ProposalStatus.Ordered,
                    OrderId = order.Id,
                }),
            }
            : added;
    }

    private static DeskState Sending(DeskState state, DeskEvent.OrderSending sending)
    {
        var sent = Step(state, sending.Order, OrderStep.Send, order => order with
        {
            SentAt = sending.At,
            Refusal = null,
            NotBefore = null,
            LookupsAbsent = 0,
        });
        return sent.Orders[sending.Order].Purpose == OrderPurpose.Entry
            ? sent with
            {
                EntriesSentToday = sent.EntriesSentToday + 1,
                LatestEntries = [.. sent.LatestEntries.Where(at => at > sending.At.AddMinutes(-1)), sending.At],
            }
            : sent;
    }

    private static OrderStep StepTo(OrderStatus end) => end switch
    {
        OrderStatus.Canceled => OrderStep.Cancel,
        OrderStatus.Expired => OrderStep.Expire,
        OrderStatus.Rejected => OrderStep.Reject,
        OrderStatus.Replaced => OrderStep.Replace,
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "Expected an end that a broker reports."),
    };

    private static DeskState Step(DeskState state, ClientOrderId id, OrderStep step, Func<Order, Order> change) =>
        Change(state, id, order =>
        {
            var changed = change(order);
            var next = OrderLifecycle.Next(order.Status, step) ?? order.Status;

            // A cancellation that failed leaves an order that has traded in part, not a fresh one.
            return changed with
            {
                Status = next == OrderStatus.Working && !changed.Filled.IsZero ? OrderStatus.PartiallyFilled : next,
            };
        });

    private static DeskState Change(DeskState state, ClientOrderId id, Func<Order, Order> change)
    {
        var order = change(state.Orders[id]);
        return state with
        {
            Orders = state.Orders.SetItem(id, order),
            OpenOrderIds = order.IsTerminal ? state.OpenOrderIds.Remove(id) : state.OpenOrderIds.Add(id),
        };
    }
}
