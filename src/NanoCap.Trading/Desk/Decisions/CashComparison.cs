using System.Globalization;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Compares our cash with the broker's, and books what the broker says came or went. What nothing explains
/// stops entries and sells nothing.</summary>
internal static class CashComparison
{
    /// <summary>The gate that unexplained cash closes.</summary>
    public const string Gate = "unexplained-cash";

    /// <summary>The alert that goes with it.</summary>
    public const string Alert = "cash:unexplained";

    private static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromSeconds(15);

    /// <summary>Books a movement of cash, once.</summary>
    public static void Take(Draft draft, BrokerUpdate.CashMoved moved)
    {
        if (draft.State.Safety.CashFlows.Contains(moved.ActivityId))
        {
            return;
        }

        var booked = new SafetyEvent.CashFlowBooked(moved.ActivityId, moved.Kind, moved.Amount, draft.At);
        draft.Add(booked);
        draft.Tell(
            AlertTopic.Cash, $"cash:{moved.ActivityId}", AlertSeverity.Note,
            $"Cash: {SafetyWords.Flow(booked)}.");
    }

    /// <summary>Judges a reading of the broker's books. One difference is a doubt, the same again is a gate.</summary>
    /// <returns>Whether the books should be read again soon, because of a first doubt.</returns>
    public static bool Judge(Draft draft, BrokerSnapshot snapshot)
    {
        if (draft.State.OpenOrders.Any(order => order.Status
            is OrderStatus.Sending or OrderStatus.Unknown or OrderStatus.NotSeen or OrderStatus.CancelPending))
        {
            return false;
        }

        var ours = draft.State.Books.Cash.RoundToCent();
        var theirs = snapshot.Cash.RoundToCent();
        Usd? off = ours == theirs ? null : theirs - ours;
        var before = draft.State.Safety.CashOff;
        if (off != before)
        {
            draft.Add(new SafetyEvent.CashCompared(off, draft.At));
        }

        if (off is { } amount && (before == amount || draft.State.Safety.Gates.ContainsKey(Gate)))
        {
            var text = $"Cash: the journal has {ours} USD, the broker {theirs} USD.";
            draft.Differ(text);
            Refuse(draft, text, amount);
        }
        else if (off is null && draft.State.Safety.Gates.ContainsKey(Gate))
        {
            Gating.Judge(draft, new GateReading(Gate, GateVerdict.Good, 0, 0, "Our cash and the broker's agree."));
            if (!draft.State.Safety.Gates.ContainsKey(Gate))
            {
                draft.Lift(Alert);
            }
        }

        return off is not null && before != off;
    }

    /// <summary>A person takes the broker's cash as right.</summary>
    public static void Accept(Draft draft, Actor by)
    {
        if (draft.State.Safety.Gates.TryGetValue(Gate, out var standing))
        {
            var off = draft.State.Safety.CashOff ?? OffOf(standing);
            var id = string.Create(
                CultureInfo.InvariantCulture, $"accepted-{draft.State.Safety.CashFlows.Count + 1}");
            draft.Add(new SafetyEvent.CashFlowBooked(id, CashFlowKind.Accepted, off, draft.At) { By = by });
            Gating.Lift(draft, new GateReading(Gate, GateVerdict.Good, 0, 0, $"{by} took the broker's cash as right."));
            draft.Add(new DeskEvent.ReconciliationWanted(draft.At));
        }
    }

    /// <summary>When the books are to be read again after a first doubt.</summary>
    public static void AskAgain(Draft draft) =>
        draft.Add(new DeskEvent.ReconciliationWanted(draft.At, draft.At + BeforeAskingAgain));

    private static void Refuse(Draft draft, string text, Usd amount)
    {
        var reading = new GateReading(
            Gate, GateVerdict.Closed, 0, (double)amount.Value,
            $"{text} Fills, marks and activities do not explain it, and all orders were read again; entries are off "
            + "and nothing is sold for it. Compare with the broker's page; then /resume takes the broker's figure as "
            + "right and writes the difference into the journal.");
        Gating.Judge(draft, reading);
        draft.Raise(AlertTopic.Cash, Alert, AlertSeverity.Critical, reading.Text);
    }

    private static Usd OffOf(GateStanding standing) => new Usd((decimal)(standing.Reading.Measured ?? 0)).RoundToCent();
}
