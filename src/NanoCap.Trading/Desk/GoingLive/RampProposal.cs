using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk.GoingLive;

/// <summary>The next step of the ramp, which the desk asks a person about.</summary>
/// <param name="Number">Running number, shared with <see cref="Proposal"/>s, never reused.</param>
/// <param name="From">The share of what is investable that is put to work now.</param>
/// <param name="To">The share that is asked for.</param>
/// <param name="Week">What the sessions at the present step brought.</param>
/// <param name="Status">Open, Approved, Rejected or Expired.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="ExpiresAt">It must not be approved after this; a new one with new figures follows.</param>
public sealed record RampProposal(
    int Number,
    Ratio From,
    Ratio To,
    RampWeek Week,
    ProposalStatus Status,
    DateTimeOffset RaisedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Who decided; null while open.</summary>
    public Actor? DecidedBy { get; init; }

    /// <summary>Why it ended, for people; null while open or without a reason.</summary>
    public string? Note { get; init; }
}
