using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Attempts, answers, lookups and news: what is known of each order.</summary>
internal static class BrokerTalk
{
    /// <summary>Lookups that must all say "absent" before an order counts as not seen.</summary>
    private const int LookupsBeforeNotSeen = 5;

    /// <summary>And this long after sending at the earliest.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);

    /// <summary>A refusal of the second sending says nothing about the first: longer than any broker hides an order.
    /// </summary>
    private static readonly TimeSpan BeforeGivingUp = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan BetweenLookups = TimeSpan.FromSeconds(15);

    public static void Decide(Draft draft, DeskInput input)
    {
        switch (input)
        {
            case DeskInput.SendStarting starting:
                Start(draft, starting);
                break;
            case DeskInput.Answered answered when draft.State.Orders.ContainsKey(answered.Order):
                Answer(draft, draft.State.Orders[answered.Order], answered.Answer);
                break;
            case DeskInput.CancelAnswered answered when draft.State.Orders.ContainsKey(answered.Order):
                AnswerCancel(draft, draft.State.Orders[answered.Order], answered.Answer);
                break;
            case DeskInput.LookedUp looked when draft.State.Orders.ContainsKey(looked.Order):
                LookUp(draft, draft.State.Orders[looked.Order], looked.Answer);
                break;
            case DeskInput.BrokerSaid said:
                BrokerFacts.Take(draft, said.Update, said.Session);
                break;
            default:
                // An answer about an order we never made: reconciliation lists it, nothing is done about it here.
                break;
        }
    }

    private static void Start(Draft draft, DeskInput.SendStarting starting)
    {
        if (!draft.State.Orders.TryGetValue(starting.Order, out var order) || !MaySend(order)
            || (order.Purpose == OrderPurpose.Entry && !draft.State.IsReconciled))
        {
            return;
        }

        if (ReasonNotToSend(draft, order) is { } reason)
        {
            draft.Add(new DeskEvent.OrderDropped(order.Id, reason, draft.At));
            return;
        }

        draft.Add(new DeskEvent.OrderSending(order.Id, draft.At));
    }

    private static bool MaySend(Order order) => order.Status == OrderStatus.Ready
        || (order.Status == OrderStatus.NotSeen && order.Purpose != OrderPurpose.Entry);

    /// <summary>What may have changed since the review, or since the broker did not know it.</summary>
    private static string? ReasonNotToSend(Draft draft, Order order) => order switch
    {
        { CancelReason: { } reason } => reason,
        { Purpose: OrderPurpose.Exit } when order.SendUntil <= draft.At => "its session has ended",
        { Purpose: not OrderPurpose.Entry } => ReasonNotToSell(draft.State, order),
        _ when draft.State.Mode != DeskMode.Active => "entries are off",
        _ when !draft.State.Breakers.IsEmpty => "a breaker is latched",
        _ when draft.State.Safety.HoldsEntries => "a gate is closed",
        _ when order.SendUntil <= draft.At => "the entry window has ended",
        _ => null,
    };

    /// <summary>Sales always go, but never for more than is held.</summary>
    private static string? ReasonNotToSell(DeskState state, Order order) =>
        !state.Positions.TryGetValue(order.Symbol, out var position) ? "the position is gone"
        : order.Remaining > position.Quantity ? "it sells more than is held"
        : state.OpenOrdersIn(order.Symbol).Any(other => other.Id != order.Id
            && other.Request.Side == Side.Sell && other.Status.MayBeAtBroker()) ? "another sale may be at the broker"
        : null;

    private static void Answer(Draft draft, Order order, SubmitAnswer answer)
    {
        if (order.Status != OrderStatus.Sending)
        {
            // News or a lookup was faster than the answer; what is known stays known.
            return;
        }

        draft.Add(answer switch
        {
            SubmitAnswer.Accepted accepted => new DeskEvent.OrderAccepted(order.Id, accepted.BrokerOrderId, draft.At),

            // It refuses this sending; whether it has the one before, that was not seen, only looking tells.
            SubmitAnswer.Refused refused when order.WasNotSeen => new DeskEvent.OrderUnknown(
                order.Id, $"sent again and refused: {refused.Text}", draft.At)
            {
                Refusal = refused.Kind,
            },
            SubmitAnswer.Refused refused => new DeskEvent.OrderRefused(order.Id, refused.Code, refused.Text, draft.At)
            {
                Kind = refused.Kind,
            },
            SubmitAnswer.RateLimited limited => new DeskEvent.OrderDelayed(order.Id, limited.Until, draft.At),

            // It is there or has been; a lookup tells which.
            SubmitAnswer.AlreadyPlaced placed => new DeskEvent.OrderUnknown(order.Id, placed.Text, draft.At),
            SubmitAnswer.Unknown unknown => new DeskEvent.OrderUnknown(order.Id, unknown.Text, draft.At),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Expected one of the five answers."),
        });
        if (answer is SubmitAnswer.Refused && order.Purpose != OrderPurpose.Entry && draft.State.IsReconciled)
        {
            // A broker that refuses to sell what we hold may have something that we do not know.
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }

    private static void AnswerCancel(Draft draft, Order order, CancelAnswer answer)
    {
        if (order.IsTerminal)
        {
            return;
        }

        draft.Add(answer switch
        {
            CancelAnswer.Requested => new DeskEvent.CancelRequested(order.Id, draft.At),

            // It has ended or is unknown there: only looking tells which.
            CancelAnswer.Refused refused => new DeskEvent.OrderUnknown(
                order.Id, $"not cancelled: {refused.Text}", draft.At),
            CancelAnswer.Unknown unknown => new DeskEvent.CancelFailed(
                order.Id, unknown.Text, draft.At + BetweenLookups, draft.At),
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Expected one of the three answers."),
        });
    }

    private static void LookUp(Draft draft, Order order, LookupAnswer answer)
    {
        switch (answer)
        {
            case LookupAnswer.Found found:
                BrokerFacts.Take(draft, found.Report, SessionOf(draft));
                break;
            case LookupAnswer.Absent when order.Status == OrderStatus.Unknown:
                Miss(draft, order);
                break;
            case LookupAnswer.Absent when order is { Status: OrderStatus.NotSeen, Purpose: OrderPurpose.Entry }:
                draft.Add(new DeskEvent.OrderLookupMissed(order.Id, draft.At + BetweenLookups, draft.At));
                if (draft.State is { ExitUnderWay: not null, IsReconciled: true })
                {
                    // EXIT needs the list too before it goes on without it.
                    draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
                }

                break;
            case LookupAnswer.Absent when order.Status == OrderStatus.CancelPending:
                draft.Add(new DeskEvent.OrderUnknown(order.Id, "the broker does not find it", draft.At));
                break;
            case LookupAnswer.Unknown unknown when order.Status is OrderStatus.Unknown or OrderStatus.NotSeen:
                draft.Add(new DeskEvent.OrderLookupFailed(
                    order.Id, unknown.Text, draft.At + BetweenLookups, draft.At));
                break;
            default:
                break;
        }
    }

    private static void Miss(Draft draft, Order order)
    {
        var lookedLongEnough = order.LookupsAbsent + 1 >= LookupsBeforeNotSeen
            && draft.At - order.SentAt >= LongEnough;
        var wasRefusedToo = order is { WasNotSeen: true, Refusal: not null };
        if (lookedLongEnough && wasRefusedToo && draft.At - order.SentAt >= BeforeGivingUp)
        {
            GiveUp(draft, order);
            return;
        }

        draft.Add(lookedLongEnough && !wasRefusedToo
            ? new DeskEvent.OrderNotSeen(order.Id, draft.At)
            : new DeskEvent.OrderLookupMissed(order.Id, draft.At + BetweenLookups, draft.At));
    }

    /// <summary>A sale that was looked for long enough, sent again and refused, and looked for much longer after that:
    /// the broker has neither. Sent on and on, it would keep its shares from every other sale for ever.</summary>
    private static void GiveUp(Draft draft, Order order)
    {
        draft.Add(new DeskEvent.OrderEnded(
            order.Id, OrderStatus.Rejected, "the broker never had it, and refused it when it was sent again",
            draft.At));
        if (draft.State.IsReconciled)
        {
            // What kept it from being taken may be shares that only the books tell.
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }

    private static DateOnly SessionOf(Draft draft) =>
        draft.Rules.Calendar.SessionAt(draft.At)?.Date
            ?? draft.State.Session
            ?? draft.Rules.Calendar.NewYorkDate(draft.At);
}
