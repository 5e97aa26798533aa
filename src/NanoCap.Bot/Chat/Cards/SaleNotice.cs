using System.Globalization;
using NanoCap.Trading.Desk;

namespace NanoCap.Bot.Chat.Cards;

internal static class SaleNotice
{
    public static Notice? Of(SaleProposalEvent happened, DeskState after) => happened switch
    {
        SaleProposalEvent.SaleProposalApproved approved => New(
            Severity.Plain, approved.Number, after, $"was approved by {approved.By}", approved.By),
        SaleProposalEvent.SaleProposalRejected rejected => New(
            Severity.Plain, rejected.Number, after,
            $"was rejected by {rejected.By}" + (rejected.Reason is { } reason ? $": {reason}" : ""), rejected.By),
        SaleProposalEvent.SaleProposalWithdrawn withdrawn => New(
            Severity.Plain, withdrawn.Number, after, $"was withdrawn by {withdrawn.By}", withdrawn.By),
        SaleProposalEvent.SaleProposalExpired expired => New(
            Severity.Plain, expired.Number, after, Words.Ended(expired.Reason), null),
        SaleProposalEvent.SaleProposalEnded { Result.IsComplete: false } ended => New(
            Severity.Warning, ended.Number, after,
            $"sold {ended.Result.Sold} shares only" + (ended.Reason is { } reason ? $": {reason}" : ""), null),
        SaleProposalEvent.SaleStopped stopped => new(
            Severity.Warning, "position:" + stopped.Symbol,
            $"{stopped.Symbol} is not being sold any more, by {stopped.By}.", Notices.PersonOf(stopped.By)),
        _ => null,
    };

    private static Notice New(Severity severity, int number, DeskState after, string words, Actor? by)
    {
        var symbol = after.SaleProposals.TryGetValue(number, out var sale) ? $" ({sale.Terms.Symbol})" : "";
        return new(
            severity,
            string.Create(CultureInfo.InvariantCulture, $"proposal:{number}"),
            string.Create(CultureInfo.InvariantCulture, $"Sale {number}{symbol} {words}."),
            by is null ? null : Notices.PersonOf(by));
    }
}
