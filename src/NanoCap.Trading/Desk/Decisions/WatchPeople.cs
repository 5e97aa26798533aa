using System.Globalization;
using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Commands that are refused again and again, and proposals that nobody decides on.</summary>
internal static class WatchPeople
{
    private const string Refused = "refused-commands";
    private const string Undecided = "undecided";
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public static void Follow(Draft draft, DeskInput input)
    {
        JudgeRefusals(draft);
        JudgeUndecided(draft, input);
    }

    private static void JudgeRefusals(Draft draft)
    {
        if (draft.Events.OfType<DeskEvent.CommandRefused>().LastOrDefault() is not { } latest)
        {
            return;
        }

        var count = draft.State.Alerts.Tally.Refusals.Count(at => draft.At - at < Window);
        if (count >= draft.Rules.Alerts.RefusedCommandsAnHour)
        {
            draft.Tell(
                AlertTopic.RefusedCommand, Refused, AlertSeverity.Warning,
                string.Create(CultureInfo.InvariantCulture, $"{count} commands were refused within an hour; the last: ")
                + $"{latest.What} by {latest.By}: {latest.Text}");
        }
    }

    private static void JudgeUndecided(Draft draft, DeskInput input)
    {
        var tally = draft.State.Alerts.Tally;
        if (tally.SessionsUndecided == 0)
        {
            draft.Lift(Undecided);
            return;
        }

        // After the first reminder one a week.
        var beyond = tally.SessionsUndecided - draft.Rules.Alerts.SessionsUndecided;
        if (input is DeskInput.ExpiryDue && beyond >= 0 && beyond % draft.Rules.Alerts.SessionsBetweenReminders == 0
            && tally.UndecidedOn == DateOnly.FromDateTime(draft.At.UtcDateTime))
        {
            draft.Raise(
                AlertTopic.Undecided, Undecided, AlertSeverity.Note,
                string.Create(CultureInfo.InvariantCulture,
                    $"Nobody has decided for {tally.SessionsUndecided} sessions; {tally.ProposalsUndecided} ")
                + "proposals expired. Silence means no; /pause stops the questions.");
        }
    }
}
