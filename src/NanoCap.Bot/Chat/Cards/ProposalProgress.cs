using NanoCap.Trading.Desk;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>A proposal with what became of it.</summary>
internal sealed record ProposalProgress(
    Proposal Proposal,
    ProposalStage Stage,
    Order? Entry,
    Position? Position,
    Order? Protection,
    IReadOnlyList<ClosedTrade> Trades)
{
    /// <summary>How the position is protected; null while there is none.</summary>
    public PositionCoverage? Coverage { get; init; }

    public static ProposalProgress Of(DeskState state, Proposal proposal)
    {
        var entry = proposal.OrderId is { } id ? state.Orders.GetValueOrDefault(id) : null;
        var held = state.Positions.GetValueOrDefault(proposal.Terms.Symbol);
        var position = held?.ProposalNumber == proposal.Number ? held : null;
        var protection = position is null ? null : FindProtection(state, position);
        var trades = state.Trades.Where(trade => trade.ProposalNumber == proposal.Number).ToList();
        var stage = proposal.Status switch
        {
            ProposalStatus.Open => ProposalStage.Proposed,
            ProposalStatus.Approved => ProposalStage.Approved,
            ProposalStatus.Rejected => ProposalStage.Rejected,
            ProposalStatus.Withdrawn => ProposalStage.Withdrawn,
            ProposalStatus.Expired => ProposalStage.Expired,
            ProposalStatus.Denied => ProposalStage.Denied,
            _ => StageOfOrdered(entry, position, protection, trades),
        };
        return new(proposal, stage, entry, position, protection, trades)
        {
            Coverage = position is null ? null : ProtectionCoverage.Of(state, position),
        };
    }

    /// <summary>The broker's order that guards a position; null while there is none that works.</summary>
    public static Order? FindProtection(DeskState state, Position position) =>
        ProtectionCoverage.FindGuard(state, position);

    private static ProposalStage StageOfOrdered(
        Order? entry, Position? position, Order? protection, List<ClosedTrade> trades)
    {
        if (position is not null)
        {
            return protection is null ? ProposalStage.Filled : ProposalStage.Protected;
        }

        if (trades.Count > 0)
        {
            return ProposalStage.Closed;
        }

        return entry switch
        {
            { IsTerminal: true } => ProposalStage.NotFilled,
            { Status: OrderStatus.Ready } or null => ProposalStage.Approved,
            _ => ProposalStage.Sent,
        };
    }
}
