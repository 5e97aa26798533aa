using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>A sale that the desk asks a person about.</summary>
/// <param name="Number">Running number, shared with <see cref="Proposal"/>s and <see cref="Rebalance"/>s, never reused.
/// </param>
/// <param name="Terms">What is asked.</param>
/// <param name="Status">How far it has come; Ordered once the sale has begun.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="DecidedBy">Who decided, null while open.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="ApprovedQuantity">Shares approved; null while open, and where all that is held was approved.</param>
/// <param name="Note">Why it ended, for people.</param>
public sealed record SaleProposal(
    int Number,
    SaleTerms Terms,
    ProposalStatus Status,
    DateTimeOffset RaisedAt,
    Actor? DecidedBy = null,
    DateTimeOffset? DecidedAt = null,
    Quantity? ApprovedQuantity = null,
    string? Note = null)
{
    /// <summary>Whether it has begun and has not ended.</summary>
    public bool IsSelling { get; init; }

    /// <summary>How many trades there were when it began; what it sells comes after.</summary>
    public int TradesBefore { get; init; }

    /// <summary>What it brought; null until it has ended.</summary>
    public SaleResult? Result { get; init; }

    /// <summary>Whether it may still bring something: a purchase that comes after it waits.</summary>
    public bool IsPending => IsSelling || Status is ProposalStatus.Open or ProposalStatus.Approved;
}
