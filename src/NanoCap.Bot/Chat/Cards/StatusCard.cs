using NanoCap.Trading.Desk;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Chat.Cards;

internal static class StatusCard
{
    public static Card Of(
        DeskState state, string? haltedBecause, DateTimeOffset now, CardSetting setting, bool isAtEnd = false)
    {
        if (haltedBecause is { } unknown && state.Opening is null)
        {
            return HaltedCard.Of(unknown);
        }

        var blocks = new List<CardBlock>();
        if (haltedBecause is { } reason)
        {
            blocks.Add(new CardBlock.Paragraph(new(reason, Tone.Bad), "The desk takes no inputs"));
            blocks.Add(new CardBlock.Paragraph("What follows is how it stood before that."));
        }

        blocks.Add(AccountBlock.Of(state, setting));
        blocks.AddRange(BreakerBlocks.Story(state, setting));
        blocks.Add(Open(state));
        blocks.Add(HealthBlock.Of(state, haltedBecause is not null));
        blocks.Add(new CardBlock.Fields(
        [
            new("Now", Figures.Moment(now, setting.Calendar)),
            new("Next", isAtEnd ? "nothing: the data of the replay end here" : NextAfter(now, setting)),
            new("Last scan", state.LastScan is { } scan ? Figures.Day(scan.Session) : Figures.Dash),
            new("Market", state.Opening?.Market ?? Figures.Dash),
            new("Broker", state.Opening?.Broker ?? Figures.Dash),
        ], "Clock"));
        return new("Status", SeverityOf(state, haltedBecause), blocks) { Banner = Banner.Of(state) };
    }

    private static string NextAfter(DateTimeOffset now, CardSetting setting) =>
        DueJobs.Next(now, setting.Calendar, setting.Times) is { } next
            ? $"{JobText(next.Name)}, {Figures.Moment(next.DueAt, setting.Calendar)}"
            : Figures.Dash;

    private static CardBlock.Fields Open(DeskState state)
    {
        var approved = state.Proposals.Values
            .Where(proposal => proposal.Status == ProposalStatus.Approved).ToList();
        return new(
        [
            new("Proposals", Named(state.OpenProposals, state.OpenSaleProposals)),
            new("Approved", Named(approved, state.SaleProposals.Values
                .Where(sale => sale.Status == ProposalStatus.Approved))),
            new("Open orders", state.OpenOrderIds.Count == 0
                ? "none" : string.Join("; ", state.OpenOrders.Select(Words.Order))),
        ], "Open");
    }

    private static string Named(IEnumerable<Proposal> proposals, IEnumerable<SaleProposal> sales)
    {
        var names = proposals.Select(proposal => $"{proposal.Number} {proposal.Terms.Symbol}")
            .Concat(sales.Select(sale => $"{sale.Number} {sale.Terms.Symbol} (sale)")).ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }

    public static string JobText(JobName job) => job switch
    {
        JobName.Submission => "orders are sent",
        JobName.OpeningPrint => "the market opens",
        JobName.Protection => "protection",
        JobName.Expiry => "unfilled entries end",
        JobName.EntryOutcome => "entries are reported",
        JobName.Rebalance => "a rebalance is sent",
        JobName.ClosingMark => "the market closes",
        JobName.DailyRun => "the daily scan",
        _ => job.ToString(),
    };

    private static Severity SeverityOf(DeskState state, string? haltedBecause) => state switch
    {
        _ when haltedBecause is not null => Severity.Critical,
        { Breakers.IsEmpty: false } => Severity.Critical,
        { Mode: not DeskMode.Active } or { IsReconciled: false } or { Differences.IsEmpty: false }
            or { Safety.Gates.IsEmpty: false } or { Safety.Latches.IsEmpty: false } => Severity.Warning,
        _ => Severity.Plain,
    };
}
