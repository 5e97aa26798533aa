using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk;

/// <summary>One signal of a scan as the digest shows it.</summary>
/// <param name="Rank">Place from 1; null when it takes no part.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Score">The ranking's score; null when it takes no part.</param>
/// <param name="Reference">Raw close, US dollars a share.</param>
/// <param name="ProposalNumber">The proposal made of it; null when none was.</param>
/// <param name="Findings">What the review found; empty when it was not reviewed.</param>
/// <param name="Note">Why it was not proposed, null when it was or was refused by findings.</param>
public sealed record CandidateLine(
    int? Rank,
    Symbol Symbol,
    string Strategy,
    double Confidence,
    double? Score,
    Price Reference,
    int? ProposalNumber,
    IReadOnlyList<Finding> Findings,
    string? Note)
{
    /// <summary>What it wants at its size, US dollars; null when it was not reviewed, or refused for what no money
    /// cures.</summary>
    public Usd? Wanted { get; init; }

    /// <summary>What it wanted where cash alone refused it, US dollars; else null.</summary>
    public Usd? MissedForCash { get; init; }
}
