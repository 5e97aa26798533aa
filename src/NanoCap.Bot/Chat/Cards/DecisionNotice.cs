using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Decisions are told to everyone but the person who made them.</summary>
internal static class DecisionNotice
{
    public static Notice? Of(DeskEvent happened, DeskState after) => happened switch
    {
        DeskEvent.ProposalApproved approved => New(Severity.Plain, approved.Number, after,
            $"approved by {approved.By}: {approved.Shares} shares", approved.By),
        FirstApprovalEvent.FirstApprovalGiven first => New(Severity.Plain, first.Number, after,
            $"approved by {first.By}; one more approval is needed by another person", first.By),
        DeskEvent.ProposalRejected rejected => New(Severity.Plain, rejected.Number, after,
            $"rejected by {rejected.By}" + (rejected.Reason is { } reason ? $": {reason}" : ""), rejected.By),
        DeskEvent.ProposalWithdrawn withdrawn => New(Severity.Plain, withdrawn.Number, after,
            $"withdrawn by {withdrawn.By}", withdrawn.By),
        DeskEvent.ProposalExpired expired => New(
            expired.Reason is null ? Severity.Plain : Severity.Warning, expired.Number, after,
            expired.Reason is { } reason ? Words.Ended(reason) : "expired undecided", null),
        DeskEvent.EntriesPaused paused => new(Severity.Warning, "entries",
            $"Entries are off, by {paused.By}.", Notices.PersonOf(paused.By)),
        SafetyEvent.EntriesHalted halted => new(Severity.Warning, "entries",
            $"Halted by {halted.By}: everything but exits is off.", Notices.PersonOf(halted.By)),
        SafetyEvent.SizesReduced reduced => new(Severity.Warning, "entries",
            $"{reduced.By}: {SafetyWords.Deed(BreakerDeed.Reduced, reduced.Scale)} until /resume.",
            Notices.PersonOf(reduced.By)),
        DeskEvent.EntriesResumed resumed => new(Severity.Good, "entries",
            resumed.KeepsBaselines
                ? $"Entries are on, by {resumed.By}; the baselines stay."
                : $"Entries are on, by {resumed.By}; the baseline is {Figures.Money(resumed.Baseline)}.",
            Notices.PersonOf(resumed.By)),
        DeskEvent.ExitBegan began => new(Severity.Critical,
            string.Create(CultureInfo.InvariantCulture, $"exit:{began.Id}"),
            $"EXIT began, by {began.By}: entries are off, everything is cancelled and sold.",
            Notices.PersonOf(began.By)),
        DeskEvent.RebalanceApproved approved => Of(
            Severity.Plain, approved.Number, $"approved by {approved.By}", approved.By),
        DeskEvent.RebalanceRejected rejected => Of(
            Severity.Plain, rejected.Number, $"rejected by {rejected.By}", rejected.By),
        DeskEvent.RebalanceExpired expired => Of(Severity.Plain, expired.Number, "expired", null),
        DeskEvent.RebalanceStarted started => Of(Severity.Plain, started.Number, "is being sent", null),
        DeskEvent.RebalanceBought bought when bought.Findings.Any(finding => finding.Effect != FindingEffect.Warns)
            => Of(Severity.Warning, bought.Number, "was cut by the review: "
                + string.Join(" ", bought.Findings.Select(finding => finding.Text)).TrimEnd('.'), null),
        _ => null,
    };

    private static Notice Of(Severity severity, int number, string words, Actor? by) => new(
        severity,
        string.Create(CultureInfo.InvariantCulture, $"rebalance:{number}"),
        string.Create(CultureInfo.InvariantCulture, $"Rebalance {number} {words}."),
        by is null ? null : Notices.PersonOf(by));

    private static Notice New(Severity severity, int number, DeskState after, string words, Actor? by)
    {
        var symbol = after.Proposals.TryGetValue(number, out var proposal) ? $" ({proposal.Terms.Symbol})" : "";
        return new(severity, string.Create(CultureInfo.InvariantCulture, $"proposal:{number}"),
            string.Create(CultureInfo.InvariantCulture, $"Proposal {number}{symbol} {words}."),
            by is null ? null : Notices.PersonOf(by));
    }
}
