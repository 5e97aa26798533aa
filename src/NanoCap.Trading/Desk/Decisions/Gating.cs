using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Risk.Breakers;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Closes gates at a bad reading and lifts them after three good ones in a row.</summary>
internal static class Gating
{
    public static void Judge(Draft draft, GateReading reading)
    {
        TellWhetherItIsMeasured(draft, reading);
        var standing = draft.State.Safety.Gates.GetValueOrDefault(reading.Gate);
        switch (reading.Verdict)
        {
            case GateVerdict.Closed when standing is null:
                Close(draft, reading);
                break;
            case not GateVerdict.Closed when standing?.GoodReadings + 1 >= GateStanding.ReadingsToLift:
                Lift(draft, reading);
                break;
            default:
                draft.Add(new SafetyEvent.GateRead(reading, draft.At));
                break;
        }

        Note(draft, reading);
    }

    public static void Close(Draft draft, GateReading reading)
    {
        draft.Add(new SafetyEvent.GateClosed(reading, draft.At));
        Entries.WithdrawWorking(draft, $"gate {reading.Gate}");
        draft.Raise(
            AlertTopic.Gate, AlertOf(reading.Gate), AlertSeverity.Warning,
            $"Gate {reading.Gate} is closed: {reading.Text} Entries wait; it lifts by itself after "
            + $"{GateStanding.ReadingsToLift} good readings.");
    }

    public static void Lift(Draft draft, GateReading reading)
    {
        draft.Add(new SafetyEvent.GateLifted(reading, draft.At));
        draft.Lift(AlertOf(reading.Gate));
    }

    private static void Note(Draft draft, GateReading reading)
    {
        var key = $"note:{reading.Gate}";
        if (reading.Verdict == GateVerdict.Noted)
        {
            draft.Raise(AlertTopic.Gate, key, AlertSeverity.Note, reading.Text);
        }
        else
        {
            draft.Lift(key);
        }
    }

    private static void TellWhetherItIsMeasured(Draft draft, GateReading reading)
    {
        var known = draft.State.Safety.NotMeasured.GetValueOrDefault(reading.Gate);
        var why = reading.Verdict == GateVerdict.NotMeasured ? reading.Text : null;
        if ((known is null) != (why is null))
        {
            draft.Add(new SafetyEvent.GateMeasurable(reading.Gate, why, draft.At));
        }
    }

    private static string AlertOf(string gate) => $"gate:{gate}";
}
