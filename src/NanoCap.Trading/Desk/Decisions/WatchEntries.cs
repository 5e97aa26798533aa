using System.Globalization;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>What became of an approved entry, in one message: at once when it cannot be bought any more, else after the
/// entry window.</summary>
internal static class WatchEntries
{
    public static void Follow(Draft draft, DeskInput input)
    {
        foreach (var number in Concerned(draft, input).Distinct().Order().ToList())
        {
            if (draft.State.Proposals.TryGetValue(number, out var proposal) && proposal.DecidedBy is not null
                && Outcome(draft, proposal) is { } outcome
                && (outcome.IsFinal || input is AlertInput.OutcomeDue
                    || (HasEnded(draft, proposal)
                        && draft.At >= draft.Rules.EntryOutcomeAt(SessionOf(draft, proposal)))))
            {
                draft.Tell(AlertTopic.Entry, KeyOf(number), outcome.Severity, outcome.Text);
            }
        }

        if (input is DeskInput.SubmissionDue)
        {
            TellVoid(draft);
        }
    }

    /// <summary>Nobody needs to decide on prices from before a split.</summary>
    private static void TellVoid(Draft draft)
    {
        foreach (var proposal in draft.State.OpenProposals
            .Where(open => draft.State.Splits.Void(open.Terms.Symbol, open.Terms.Session)).ToList())
        {
            draft.Tell(
                AlertTopic.CorporateEvent, KeyOf(proposal.Number), AlertSeverity.Warning,
                $"Proposal {proposal.Number} is void: "
                + Submission.SplitFinding(draft.State, proposal.Terms.Symbol).Text);
        }
    }

    private static bool HasEnded(Draft draft, Proposal proposal) =>
        proposal.OrderId is { } id && draft.State.Orders[id].IsTerminal;

    private static string KeyOf(int number) => string.Create(CultureInfo.InvariantCulture, $"entry:{number}");

    private static DateOnly SessionOf(Draft draft, Proposal proposal) =>
        draft.Rules.Calendar.Next(proposal.Terms.Session);

    /// <summary>At the job every entry of its session; else those that something happened to.</summary>
    private static IEnumerable<int> Concerned(Draft draft, DeskInput input) => input is AlertInput.OutcomeDue due
        ? draft.State.Proposals.Values
            .Where(proposal => proposal.Terms.Session < due.Session && SessionOf(draft, proposal) == due.Session)
            .Select(proposal => proposal.Number)
        : draft.Events.Select(happened => happened switch
        {
            DeskEvent.ProposalDenied denied => denied.Number,
            DeskEvent.ProposalExpired expired => expired.Number,
            DeskEvent.OrderRefused refused => ProposalOf(draft, refused.Order),
            DeskEvent.OrderDropped dropped => ProposalOf(draft, dropped.Order),
            DeskEvent.OrderEnded ended => ProposalOf(draft, ended.Order),
            DeskEvent.OrderFilled filled => ProposalOf(draft, filled.Fill.OrderId),
            _ => (int?)null,
        }).OfType<int>();

    private static int? ProposalOf(Draft draft, ClientOrderId id) =>
        draft.State.Orders[id] is { Purpose: OrderPurpose.Entry, ProposalNumber: { } number } ? number : null;

    private static (AlertSeverity Severity, string Text, bool IsFinal)? Outcome(Draft draft, Proposal proposal) =>
        proposal switch
        {
            { Status: ProposalStatus.Denied } =>
                (AlertSeverity.Warning,
                    Missed(proposal, $"the review before sending refused it: {proposal.Note}"), true),
            { Status: ProposalStatus.Expired } =>
                (AlertSeverity.Warning, Missed(proposal, $"{proposal.Note}."), true),
            { Status: ProposalStatus.Approved } =>
                (AlertSeverity.Warning, Missed(proposal, "it waits and was not sent yet."), false),
            { Status: ProposalStatus.Ordered, OrderId: { } id } => Outcome(proposal, draft.State.Orders[id]),
            _ => null,
        };

    private static (AlertSeverity Severity, string Text, bool IsFinal)? Outcome(
        Proposal proposal, Order order) => order switch
    {
        { Status: OrderStatus.Filled } =>
            (AlertSeverity.Note, $"Entry {proposal.Number} filled: {Bought(order)}.", false),
        { IsTerminal: true, Filled.IsZero: false } => (AlertSeverity.Warning,
            $"Entry {proposal.Number} filled in part: {Bought(order)} of {order.Request.Quantity}; the rest ended: "
            + $"{Reason(order)}.", false),
        { Status: OrderStatus.Refused or OrderStatus.Rejected } =>
            (AlertSeverity.Warning, Missed(proposal, $"the broker refused it: {Reason(order)}."), true),
        { IsTerminal: true, CancelReason: null, Request.LimitPrice: { } limit } => (AlertSeverity.Warning,
            Missed(proposal, $"nobody sold at its limit of {limit}, and {Reason(order)}."), false),
        { IsTerminal: true } => (AlertSeverity.Warning, Missed(proposal, Reason(order) + "."), false),
        _ => (AlertSeverity.Warning,
            $"Entry {proposal.Number}: its order for {order.Request.Quantity} {order.Symbol} has not ended yet, "
            + $"{order.Filled} filled.", false),
    };

    private static string Missed(Proposal proposal, string reason) =>
        $"Entry {proposal.Number} missed: {proposal.Terms.Symbol} was not bought: {reason}";

    private static string Bought(Order order) =>
        $"{order.Filled} {order.Symbol} at {Price.Of(order.FilledValue.Value / order.Filled.Value)} on average, "
        + $"{order.FilledValue.RoundToCent()} USD";

    private static string Reason(Order order) =>
        (order.Note ?? order.CancelReason ?? "it ended without a reason").TrimEnd('.');
}
