using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Storage.Rows;

internal sealed record ProposalRow(
    int Number,
    int Version,
    ProposalStatus Status,
    DateTimeOffset RaisedAt,
    DateOnly Session,
    Symbol Symbol,
    string Strategy,
    int Rank,
    double Score,
    double Confidence,
    Price Reference,
    Price BandBottom,
    Price Limit,
    Price Stop,
    Price? Target,
    Quantity Quantity,
    Quantity? ApprovedQuantity,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    ClientOrderId? OrderId,
    DateTimeOffset ExpiresAt,
    string? Note)
{
    public static ProposalRow Of(Proposal proposal) => new(
        proposal.Number,
        proposal.Version,
        proposal.Status,
        proposal.RaisedAt,
        proposal.Terms.Session,
        proposal.Terms.Symbol,
        proposal.Terms.Strategy,
        proposal.Terms.Rank,
        proposal.Terms.Score,
        proposal.Terms.Confidence,
        proposal.Terms.Reference,
        proposal.Terms.BandBottom,
        proposal.Terms.Limit,
        proposal.Terms.Stop,
        proposal.Terms.Target,
        proposal.Terms.Quantity,
        proposal.ApprovedQuantity,
        proposal.DecidedBy?.ToString(),
        proposal.DecidedAt,
        proposal.OrderId,
        proposal.Terms.ExpiresAt,
        proposal.Note);
}
