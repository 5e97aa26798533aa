using NanoCap.Trading.Desk;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>What will happen in a coming session and when, by New York's clock.</summary>
internal static class SessionPlan
{
    public static CardBlock Of(DeskState state, DateOnly after, CardSetting setting)
    {
        var calendar = setting.Calendar;
        if (calendar.FindNext(after) is not { } date)
        {
            return new CardBlock.Paragraph("The calendar knows no later session.", "Plan");
        }

        var session = calendar.Session(date);
        var items = setting.Times.Of(session, calendar)
            .Where(job => job.Name is not (JobName.ClosingMark or JobName.EntryOutcome))
            .Where(job => job.Name != JobName.Rebalance || FindRebalance(state) is not null)
            .Select(job => (Cell)$"{Figures.Clock(job.DueAt, calendar)}  {What(job.Name, state, date)}");
        var early = session.IsEarlyClose ? ", closes early" : "";
        return new CardBlock.List([.. items], $"Plan for {Figures.Day(date)}{early} (New York time)");
    }

    private static string What(JobName job, DeskState state, DateOnly date) => job switch
    {
        JobName.Submission => Submission(state, date),
        JobName.OpeningPrint => "the market opens",
        JobName.Protection => "every position is checked for its stop and target",
        JobName.Expiry => "what did not fill is cancelled, what nobody decided expires",
        JobName.Rebalance => FindRebalance(state)!,
        JobName.DailyRun => "the next scan",
        _ => job.ToString(),
    };

    private static string? FindRebalance(DeskState state) => state.Rebalances.Values
        .LastOrDefault(known => known.Status is ProposalStatus.Open or ProposalStatus.Approved) is { } rebalance
            ? $"rebalance {rebalance.Number} of {rebalance.Terms.Book} "
                + (rebalance.Status == ProposalStatus.Approved ? "is sent" : "waits for your word, else it ends")
            : null;

    private static string Submission(DeskState state, DateOnly date)
    {
        var entries = state.Proposals.Values
            .Where(proposal => proposal.Status == ProposalStatus.Approved)
            .Select(proposal => $"{proposal.Terms.Symbol} ({proposal.Number})").ToList();
        var exits = state.Positions.Values
            .Where(position => position.ScheduledExit is not null || position.TimeExit <= date)
            .Select(position =>
                $"{position.Symbol} ({Words.Of(position.ScheduledExit ?? ExitReason.Time)})").ToList();
        exits.AddRange(state.SaleProposals.Values
            .Where(sale => sale.Status == ProposalStatus.Approved)
            .Select(sale => $"{sale.Terms.Symbol} (sale {sale.Number})"));
        var waiting = state.OpenProposals.Count() + state.OpenSaleProposals.Count();
        var parts = new List<string>
        {
            entries.Count == 0 ? "no approved entry" : "entries sent: " + string.Join(", ", entries),
        };
        if (exits.Count > 0)
        {
            parts.Add("exits sent: " + string.Join(", ", exits));
        }

        if (waiting > 0)
        {
            parts.Add(Figures.Count(waiting, "proposal waits", "proposals wait") + " for your word");
        }

        return string.Join("; ", parts);
    }
}
