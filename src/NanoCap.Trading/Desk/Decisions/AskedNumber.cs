using NanoCap.Trading.Desk.Buttons;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Whatever a person is asked about under a number: an entry, a sale, a rebalance, a step of the ramp.
/// </summary>
internal sealed record AskedNumber(ProposalStatus Status, Actor? DecidedBy, string? Note, int? Version)
{
    /// <summary>Whether one of two people has approved it.</summary>
    public bool IsHalfApproved { get; init; }

    /// <summary>What a late tap is told.</summary>
    public (ButtonOutcome Outcome, string Told) Ended => Status switch
    {
        ProposalStatus.Expired => (ButtonOutcome.Expired, $"It has ended: {Note ?? "its time was over"}."),
        ProposalStatus.Denied => (ButtonOutcome.Refused, "The review has refused it; nothing is bought."),
        ProposalStatus.Rejected => (ButtonOutcome.DecidedBefore, $"It was rejected by {DecidedBy}."),
        ProposalStatus.Withdrawn => (ButtonOutcome.DecidedBefore, $"It was withdrawn by {DecidedBy}."),
        ProposalStatus.Ordered => (ButtonOutcome.DecidedBefore, $"It was approved by {DecidedBy} and carried out."),
        _ => (ButtonOutcome.DecidedBefore, $"It is approved by {DecidedBy}."),
    };

    /// <summary>Null when nothing has the number.</summary>
    public static AskedNumber? Find(DeskState state, int? number) => number switch
    {
        null => null,
        { } known when state.Proposals.GetValueOrDefault(known) is { } proposal => new(
            proposal.Status, proposal.DecidedBy, proposal.Note, proposal.Version)
        {
            IsHalfApproved = proposal.FirstYes is not null,
        },
        { } known when state.Rebalances.GetValueOrDefault(known) is { } rebalance => new(
            rebalance.Status, rebalance.DecidedBy, rebalance.Note, null)
        {
            IsHalfApproved = rebalance.FirstYes is not null,
        },
        { } known when state.SaleProposals.GetValueOrDefault(known) is { } sale => new(
            sale.Status, sale.DecidedBy, sale.Note, null),
        { } known when state.Ramp.Proposals.GetValueOrDefault(known) is { } step => new(
            step.Status, step.DecidedBy, step.Note, null),
        _ => null,
    };
}
