using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Desk;

/// <summary>A trade that the desk asks a person about.</summary>
/// <param name="Number">Running number, never reused.</param>
/// <param name="Version">Grows when the terms change; a decision binds to one version.</param>
/// <param name="Terms">What is asked.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="DecidedBy">Who decided, null while open.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="ApprovedQuantity">Shares approved, null unless approved.</param>
/// <param name="OrderId">The entry order made from it, null until there is one.</param>
/// <param name="Note">Why it ended, for people.</param>
public sealed record Proposal(
    int Number,
    int Version,
    ProposalTerms Terms,
    ProposalStatus Status,
    DateTimeOffset RaisedAt,
    Actor? DecidedBy = null,
    DateTimeOffset? DecidedAt = null,
    Quantity? ApprovedQuantity = null,
    ClientOrderId? OrderId = null,
    string? Note = null)
{
    /// <summary>The first approval where two are needed; null where one is enough or none was given.</summary>
    public FirstApproval? FirstYes { get; init; }
}
