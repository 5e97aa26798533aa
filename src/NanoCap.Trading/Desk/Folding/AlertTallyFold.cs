using NanoCap.Trading.Desk.Alerts;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>Counts what is worth an alert only when it comes often, or for long.</summary>
internal static class AlertTallyFold
{
    /// <summary>The state with the event counted, or the same.</summary>
    public static DeskState Count(DeskState after, DeskEvent happened)
    {
        var tally = after.Alerts.Tally;
        var counted = happened switch
        {
            DeskEvent.CommandRefused refused => tally with
            {
                Refusals = tally.Refusals.Add(refused.At)
                    .RemoveRange(0, Math.Max(0, tally.Refusals.Count + 1 - AlertTally.MostRefusals)),
            },
            DeskEvent.ScanCompleted scan => tally with
            {
                RunsWithoutSignal = scan.Digest.Candidates.Any(line => line.Rank is not null)
                    ? 0
                    : tally.RunsWithoutSignal + 1,
            },
            DeskEvent.ProposalApproved or DeskEvent.ProposalRejected or DeskEvent.ProposalWithdrawn
                or DeskEvent.RebalanceApproved or DeskEvent.RebalanceRejected or DeskEvent.ExitBegan
                or SaleProposalEvent.SaleProposalApproved or SaleProposalEvent.SaleProposalRejected => tally with
                {
                    SessionsUndecided = 0,
                    ProposalsUndecided = 0,
                    UndecidedOn = null,
                },
            DeskEvent.ProposalExpired expired
                when expired.Reason is null && !SomebodyDecided(after, after.Proposals[expired.Number]) =>
                Undecided(tally, DateOnly.FromDateTime(expired.At.UtcDateTime)),
            _ => tally,
        };
        return ReferenceEquals(counted, tally)
            ? after
            : after with { Alerts = after.Alerts with { Tally = counted } };
    }

    /// <summary>Whether a person decided on this proposal or on another of the same evening.</summary>
    private static bool SomebodyDecided(DeskState after, Proposal expired) => after.Proposals.Values.Any(
        proposal => proposal.Terms.Session == expired.Terms.Session && proposal.DecidedBy is not null);

    // Proposals expire within the session, whose date is the same in New York and by UTC.
    private static AlertTally Undecided(AlertTally tally, DateOnly day) => tally with
    {
        SessionsUndecided = tally.SessionsUndecided + (tally.UndecidedOn == day ? 0 : 1),
        ProposalsUndecided = tally.ProposalsUndecided + 1,
        UndecidedOn = day,
    };
}
