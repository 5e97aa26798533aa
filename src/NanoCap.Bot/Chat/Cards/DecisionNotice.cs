using System.Globalization;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Decisions are told to everyone but the person who made them.</summary>
internal static class DecisionNotice
{
    public static Notice? Of(DeskEvent happened, DeskState after) => happened switch
    {
        DeskEvent.ProposalApproved approved => New(Severity.Plain, approved.Number, after,
            $"approved by {approved.By}: {approved.Shares} shares", approved.By),
        DeskEvent.ProposalRejected rejected => New(Severity.Plain, rejected.Number, after,
            $"rejected by {rejected.By}" + (rejected.Reason is { } reason ? $": {reason}" : ""), rejected.By),
        DeskEvent.ProposalWithdrawn withdrawn => New(Severity.Plain, withdrawn.Number, after,
            $"withdrawn by {withdrawn.By}", withdrawn.By),
        DeskEvent.ProposalExpired expired => New(Severity.Plain, expired.Number, after, "expired undecided", null),
        DeskEvent.ProposalDenied denied => New(Severity.Warning, denied.Number, after,
            "refused by the review before sending: "
            + string.Join(" ", denied.Findings.Select(finding => finding.Text)).TrimEnd('.'), null),
        DeskEvent.EntriesPaused paused => new(Severity.Warning, "entries",
            $"Entries are off, by {paused.By}.", Notices.PersonOf(paused.By)),
        DeskEvent.EntriesResumed resumed => new(Severity.Good, "entries",
            $"Entries are on, by {resumed.By}; the baseline is {Figures.Money(resumed.Baseline)}.",
            Notices.PersonOf(resumed.By)),
        DeskEvent.ExitBegan began => new(Severity.Critical,
            string.Create(CultureInfo.InvariantCulture, $"exit:{began.Id}"),
            $"EXIT began, by {began.By}: entries are off, everything is cancelled and sold.",
            Notices.PersonOf(began.By)),
        _ => null,
    };

    private static Notice New(Severity severity, int number, DeskState after, string words, Actor? by)
    {
        var symbol = after.Proposals.TryGetValue(number, out var proposal) ? $" ({proposal.Terms.Symbol})" : "";
        return new(severity, string.Create(CultureInfo.InvariantCulture, $"proposal:{number}"),
            string.Create(CultureInfo.InvariantCulture, $"Proposal {number}{symbol} {words}."),
            by is null ? null : Notices.PersonOf(by));
    }
}
