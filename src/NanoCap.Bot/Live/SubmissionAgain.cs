using NanoCap.Bot.Desk;
using NanoCap.Bot.Schedule;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Live;

/// <summary>Asks the desk again for what was approved and could not go yet, until its window ends; and tells of splits
/// that could not be read in time.</summary>
internal sealed class SubmissionAgain(
    IDesk desk, DueJobRunner runner, SplitWatch splits, DeskRules rules, TimeProvider clock)
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public async Task AskOnceAsync(CancellationToken cancellationToken)
    {
        if (splits.Session is { } session && clock.GetUtcNow() > rules.EntryWindowOf(session).Start
            && (splits.HasUntold || DoesSomethingWait(session)))
        {
            await runner.SubmitAsync(session, cancellationToken);
        }
    }

    private bool DoesSomethingWait(DateOnly session)
    {
        var now = clock.GetUtcNow();
        return now < rules.EntryWindowOf(session).End && desk.State.Proposals.Values.Any(
            proposal => proposal.Status == ProposalStatus.Approved && proposal.Terms.ExpiresAt > now
                && rules.Calendar.Next(proposal.Terms.Session) <= session);
    }
}
