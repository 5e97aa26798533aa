using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>What people and channels do with alerts, and what the rim saw.</summary>
internal static class AlertCommands
{
    private static readonly TimeSpan LongestMute = TimeSpan.FromDays(31);

    public static void Decide(Draft draft, AlertInput input)
    {
        switch (input)
        {
            case AlertInput.Acknowledge acknowledge:
                Acknowledge(draft, acknowledge);
                break;
            case AlertInput.Mute mute:
                Mute(draft, mute);
                break;
            case AlertInput.SetQuiet quiet:
                SetQuiet(draft, quiet);
                break;
            case AlertInput.Shown shown:
                Show(draft, shown);
                break;
            case AlertInput.Seen seen when seen.IsPassing:
                draft.Tell(seen.Topic, seen.Key, seen.Severity, seen.Text);
                break;
            case AlertInput.Seen seen:
                draft.Raise(seen.Topic, seen.Key, seen.Severity, seen.Text);
                break;
            case AlertInput.Gone gone:
                draft.Lift(gone.Key);
                break;
            default:
                // What became of entries is told by those who watch them.
                break;
        }
    }

    private static void Acknowledge(Draft draft, AlertInput.Acknowledge acknowledge)
    {
        var known = draft.State.Alerts.Standing.Values
            .Where(alert => acknowledge.Number is not { } number || alert.Number == number)
            .OrderBy(alert => alert.Number).ToList();
        if (known.Count == 0)
        {
            var numbers = draft.State.Alerts.Standing.Values.Select(alert => alert.Number).Order().ToList();
            draft.Refuse(
                WhatOf(acknowledge), "not-found",
                numbers.Count == 0 ? "No alert stands."
                    : $"There is no alert {acknowledge.Number}; those that stand are {string.Join(", ", numbers)}.",
                acknowledge.By);
            return;
        }

        foreach (var alert in known.Where(alert => alert.AcknowledgedBy is null))
        {
            draft.Add(new AlertEvent.AlertAcknowledged(alert.Number, acknowledge.By, draft.At));
            if (alert.IsPassing)
            {
                draft.Lift(alert.Key);
            }
        }

        if (acknowledge.Number is not null && known[0] is { AcknowledgedBy: { } before } first)
        {
            draft.Refuse(
                WhatOf(acknowledge), "acknowledged",
                $"Alert {first.Number} is already acknowledged by {before}.", acknowledge.By);
        }
    }

    private static string WhatOf(AlertInput.Acknowledge acknowledge) =>
        acknowledge.Number is { } number ? $"ack {number}" : "ack all";

    private static void Mute(Draft draft, AlertInput.Mute mute)
    {
        var what = $"mute {mute.Topic}";
        if (mute.Until is null && !draft.State.Alerts.Muted.ContainsKey(mute.Topic))
        {
            draft.Refuse(what, "not-muted", $"{mute.Topic} is not muted.", mute.By);
        }
        else if (mute.Until <= draft.At || mute.Until > draft.At + LongestMute)
        {
            draft.Refuse(
                what, "mute-time",
                $"Expected an instant from now to {LongestMute.Days} days from now, found "
                + $"{draft.Rules.Calendar.ToNewYork(mute.Until.Value):yyyy-MM-dd HH:mm} New York.",
                mute.By);
        }
        else
        {
            draft.Add(new AlertEvent.TopicMuted(mute.Topic, mute.Until, mute.By, draft.At));
        }
    }

    private static void SetQuiet(Draft draft, AlertInput.SetQuiet quiet)
    {
        if (quiet.Hours is { } hours && hours.From == hours.To)
        {
            draft.Refuse(
                "quiet", "quiet-hours", $"Expected hours that end, found {hours}; critical alerts come at any time.",
                quiet.By);
        }
        else if (quiet.Hours == draft.State.Alerts.Quiet)
        {
            draft.Refuse(
                "quiet", "nothing-changed",
                quiet.Hours is null ? "There are no quiet hours." : $"Quiet hours are {quiet.Hours} already.",
                quiet.By);
        }
        else
        {
            draft.Add(new AlertEvent.QuietHoursSet(quiet.Hours, quiet.By, draft.At));
        }
    }

    private static void Show(Draft draft, AlertInput.Shown shown)
    {
        var known = draft.State.Alerts.Known.Select(alert => alert.Number).ToHashSet();
        var marks = shown.Marks.Where(mark => known.Contains(mark.Number)).ToList();
        if (marks.Count > 0)
        {
            draft.Add(new AlertEvent.AlertsTold(shown.Channel, marks, draft.At));
        }
    }
}
