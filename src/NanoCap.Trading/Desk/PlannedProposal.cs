using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Desk;

/// <summary>One of the day's top signals, sized and reviewed.</summary>
/// <param name="Number">The number it is raised under; null when it was refused and nobody is asked.</param>
/// <param name="Terms">What would be asked; no shares when refused.</param>
/// <param name="Verdict">What the review found.</param>
public sealed record PlannedProposal(int? Number, ProposalTerms Terms, RiskVerdict Verdict)
{
    /// <summary>What it wants at its size, whatever cash there is, US dollars; zero when it was refused for what no
    /// money cures.</summary>
    public Usd Wanted { get; init; }

    /// <summary>Whether cash alone refused it.</summary>
    public bool IsMissedForCash { get; init; }
}
