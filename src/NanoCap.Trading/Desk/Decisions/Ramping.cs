using System.Globalization;
using NanoCap.Trading.Desk.GoingLive;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>The ramp of the money at work: begins at its first step and goes on only with a person's word.</summary>
internal static class Ramping
{
    private const string Latched = "a circuit breaker is latched";

    /// <summary>At a start: the ramp begins, or ends, as the settings say.</summary>
    public static void Begin(Draft draft)
    {
        if (draft.Rules.Ramp is { } rules)
        {
            if (!draft.State.Ramp.IsOn && draft.State.Session is { } session)
            {
                draft.Add(new RampEvent.RampBegan(rules.Steps[0], session, draft.At));
            }
        }
        else if (draft.State.Ramp.IsOn)
        {
            EndOpen(draft, "the ramp was switched off");
            draft.Add(new RampEvent.RampEnded(draft.At));
        }
    }

    /// <summary>After a close: asks about the next step once enough sessions have closed at the present one, or since
    /// the last time somebody was asked.</summary>
    public static void AfterClose(Draft draft)
    {
        var state = draft.State;
        if (state.Ramp.Open is { } old && draft.At >= old.ExpiresAt)
        {
            EndOpen(draft, "nobody decided");
        }

        if (draft.Rules.Ramp is not { } rules || state.Ramp.Since is not { } since || draft.State.Ramp.Open is not null
            || IsLatched(state)
            || rules.FindAfter(state.Ramp.Scale) is not { } next
            || RampWeek.Find(state, AskedSince(draft, since), rules.SessionsPerStep, draft.Rules.Calendar)
                is not { } week
            || week.Sessions < rules.SessionsPerStep
            || ExpiryAfter(draft, week.Through, rules.SessionsPerStep) is not { } expires)
        {
            return;
        }

        draft.Add(new RampEvent.RampStepProposed(
            DailyRun.NextNumber(draft.State), state.Ramp.Scale, next, week, expires, draft.At));
    }

    /// <summary>No step is taken while a breaker is latched: what was asked is not asked any more.</summary>
    public static void KeepStepAfterTrip(Draft draft)
    {
        if (IsLatched(draft.State))
        {
            EndOpen(draft, Latched);
        }
    }

    public static void Decide(Draft draft, DeskInput.Approve approve)
    {
        var proposal = draft.State.Ramp.Proposals[approve.Number];
        var fault = FindFault(draft, proposal)
            ?? (approve.Shares is null ? null : ("quantity", "a step is approved as a whole; leave the shares out."));
        if (fault is var (code, text))
        {
            draft.Refuse(Named("approve", approve.Number), code, text, approve.By);
            return;
        }

        draft.Add(new RampEvent.RampStepApproved(
            approve.Number, draft.State.Session ?? proposal.Week.Through, approve.By, draft.At));
    }

    public static void Decide(Draft draft, DeskInput.Reject reject)
    {
        var proposal = draft.State.Ramp.Proposals[reject.Number];
        if (proposal.Status != ProposalStatus.Open)
        {
            draft.Refuse(
                Named("reject", reject.Number), "decided", $"the step is {proposal.Status} already.", reject.By);
            return;
        }

        draft.Add(new RampEvent.RampStepRejected(reject.Number, reject.Reason, reject.By, draft.At));
    }

    private static (string Code, string Text)? FindFault(Draft draft, RampProposal proposal) => proposal switch
    {
        { Status: ProposalStatus.Expired } => ("expired", $"it has ended: {proposal.Note}; the step stays."),
        { Status: not ProposalStatus.Open } => ("decided", $"the step is {proposal.Status} already."),
        _ when IsLatched(draft.State) => ("breaker", $"{Latched}; the step stays until it is cleared."),
        _ when draft.At >= proposal.ExpiresAt => ("expired", "it has expired; the step stays."),
        _ => null,
    };

    /// <summary>Whether any level of a breaker is latched, one that only reduces too.</summary>
    private static bool IsLatched(DeskState state) => !state.Breakers.IsEmpty || !state.Safety.Latches.IsEmpty;

    private static void EndOpen(Draft draft, string why)
    {
        if (draft.State.Ramp.Open is { } open)
        {
            draft.Add(new RampEvent.RampStepExpired(open.Number, why, draft.At));
        }
    }

    /// <summary>A no, or silence, is taken for as long as a step lasts.</summary>
    private static DateOnly AskedSince(Draft draft, DateOnly since)
    {
        var asked = draft.State.Ramp.Proposals.Values.LastOrDefault();
        return asked is { Note: Latched } or null || asked.Week.Through < since ? since : asked.Week.Through;
    }

    private static DateTimeOffset? ExpiryAfter(Draft draft, DateOnly session, int sessions)
    {
        var last = session;
        for (var count = 0; count < sessions; count++)
        {
            if (draft.Rules.Calendar.FindNext(last) is not { } next)
            {
                return null;
            }

            last = next;
        }

        return draft.Rules.Calendar.Session(last).Close;
    }

    private static string Named(string verb, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{verb} {number}");
}
