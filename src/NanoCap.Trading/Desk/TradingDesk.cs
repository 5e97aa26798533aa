using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.Buttons;
using NanoCap.Trading.Desk.Decisions;
using NanoCap.Trading.Desk.Folding;
using NanoCap.Trading.Desk.People;

namespace NanoCap.Trading.Desk;

/// <summary>The decisions and the fold of all trading. Pure: no clock, no I/O, no randomness.</summary>
/// <param name="rules">What it decides by.</param>
public sealed class TradingDesk(DeskRules rules)
{
    /// <summary>What it decides by.</summary>
    public DeskRules Rules { get; } = rules;

    /// <summary>Decides what an input leads to; never throws for what the world does.</summary>
    /// <returns>Events in order; empty when nothing changes.</returns>
    public IReadOnlyList<DeskEvent> Decide(DeskState state, DeskInput input)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        var draft = new Draft(state, Rules, input.At);
        if (input is AlertInput about)
        {
            AlertCommands.Decide(draft, about);
        }
        else if (input is ButtonInput button)
        {
            Tapping.Decide(draft, button);
        }
        else if (input is PeopleInput people)
        {
            Inviting.Decide(draft, people);
        }
        else
        {
            Answer(draft, input);
        }

        Exit.FollowLate(draft);
        Entries.EndWhatIsOver(draft);
        Breaking.Follow(draft);
        Rebalancing.LetGo(draft);
        SaleProposals.Follow(draft);
        Protection.Follow(draft, mayRetry: IsTimedJob(input));
        Sales.Follow(draft);
        Ramping.KeepStepAfterTrip(draft);
        Exit.Follow(draft, hasJustRead: input is DeskInput.BrokerRead);
        if (input is DeskInput.BrokerRead)
        {
            draft.SettleDifferences();
        }

        AlertWatch.Follow(draft, input, state);
        return draft.Events;
    }

    /// <summary>The state after one more event.</summary>
    public static DeskState Apply(DeskState state, DeskEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        var folded = ProposalFold.TryApply(state, happened)
            ?? RebalanceFold.TryApply(state, happened)
            ?? SaleProposalFold.TryApply(state, happened)
            ?? OrderFold.TryApply(state, happened)
            ?? PositionFold.TryApply(state, happened)
            ?? FillFold.TryApply(state, happened)
            ?? IdentityFold.TryApply(state, happened)
            ?? ExitFold.TryApply(state, happened)
            ?? ReadingFold.TryApply(state, happened)
            ?? AlertFold.TryApply(state, happened)
            ?? SafetyFold.TryApply(state, happened)
            ?? ButtonFold.TryApply(state, happened)
            ?? PeopleFold.TryApply(state, happened)
            ?? RampFold.TryApply(state, happened)
            ?? ReadinessFold.TryApply(state, happened)
            ?? DeskFold.Apply(state, happened);
        folded = ReadinessFold.Note(SafetyFold.After(folded, happened), happened);
        folded = ExitFold.After(ReadingFold.After(folded, happened), happened);
        folded = AlertTallyFold.Count(folded, happened);
        return happened.IsDurable ? folded with { LastEventAt = happened.At } : folded;
    }

    private static bool IsTimedJob(DeskInput input) => input is DeskInput.SubmissionDue or DeskInput.ProtectionDue
        or DeskInput.ExpiryDue or DeskInput.Marked;

    private static void Answer(Draft draft, DeskInput input)
    {
        if (!TryAnswerPerson(draft, input) && !TryAnswerSchedule(draft, input))
        {
            BrokerTalk.Decide(draft, input);
        }
    }

    private static bool TryAnswerPerson(Draft draft, DeskInput input)
    {
        switch (input)
        {
            case DeskInput.Approve approve:
                Decided(draft, approve);
                break;
            case DeskInput.Reject reject:
                Decided(draft, reject);
                break;
            case DeskInput.Buy or DeskInput.Sell or DeskInput.SetLevels or DeskInput.CancelOrder:
                ByHand.Decide(draft, input);
                break;
            case DeskInput.AcknowledgeEvidence asked:
                Acknowledging.Decide(draft, asked);
                break;
            case DeskInput.Pause or DeskInput.Halt or DeskInput.Reduce or DeskInput.Resume or DeskInput.Close
                or DeskInput.Exit:
                OwnerCommands.Decide(draft, input);
                break;
            case DeskInput.SetStrategy set:
                StrategySettings.Decide(draft, set);
                break;
            default:
                return false;
        }

        return true;
    }

    private static bool TryAnswerSchedule(Draft draft, DeskInput input)
    {
        switch (input)
        {
            case DeskInput.Started started:
                Opening.Decide(draft, started);
                Ramping.Begin(draft);
                break;
            case DeskInput.SignalsRanked ranked:
                DailyRun.Decide(draft, ranked);
                break;
            case DeskInput.BookJudged judged:
                Rebalancing.Decide(draft, judged);
                break;
            case DeskInput.RebalanceDue due:
                Rebalancing.Decide(draft, due);
                break;
            case DeskInput.SubmissionDue due:
                Submission.Decide(draft, due);
                break;
            case DeskInput.ProtectionDue due:
                Submission.Decide(draft, due);
                break;
            case DeskInput.ExpiryDue:
                Entries.EndAll(draft);
                break;
            case DeskInput.Marked marked:
                Marking.Decide(draft, marked);
                Levels.Trail(draft, marked);
                Watching.Follow(draft, marked);
                break;
            case DeskInput.SafetyRead read:
                SafetyReading.Decide(draft, read);
                break;
            case DeskInput.JobsDone:
                draft.Add(new DeskEvent.JobsCompleted(draft.At));
                break;
            case DeskInput.BrokerRead read:
                Reconciling.Decide(draft, read);
                break;
            case DeskInput.ForeignCancelAnswered answered:
                Exit.Decide(draft, answered);
                break;
            case DeskInput.TimePassed:
                break;
            default:
                return false;
        }

        return true;
    }

    /// <summary>All that a person is asked about shares its numbers; a number that nothing has is refused as a
    /// proposal's.</summary>
    internal static void Decided(Draft draft, DeskInput.Approve approve)
    {
        var (state, number) = (draft.State, approve.Number);
        Action<Draft, DeskInput.Approve> decide = state.Rebalances.ContainsKey(number) ? Rebalancing.Decide
            : state.SaleProposals.ContainsKey(number) ? SaleProposals.Decide
            : state.Ramp.Proposals.ContainsKey(number) ? Ramping.Decide
            : Approval.Decide;
        decide(draft, approve);
    }

    internal static void Decided(Draft draft, DeskInput.Reject reject)
    {
        var (state, number) = (draft.State, reject.Number);
        Action<Draft, DeskInput.Reject> decide = state.Rebalances.ContainsKey(number) ? Rebalancing.Decide
            : state.SaleProposals.ContainsKey(number) ? SaleProposals.Decide
            : state.Ramp.Proposals.ContainsKey(number) ? Ramping.Decide
            : Approval.Decide;
        decide(draft, reject);
    }
}
