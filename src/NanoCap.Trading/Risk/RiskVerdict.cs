using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>The outcome of a review: all findings, and how many shares may go.</summary>
/// <param name="Quantity">Shares allowed after the smallest cut; zero when refused.</param>
/// <param name="Findings">Everything found, ordered by code.</param>
public sealed record RiskVerdict(Quantity Quantity, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether the order must not go, now or later.</summary>
    public bool IsRefused => Has(FindingEffect.Refuses);

    /// <summary>Whether the order must not go now.</summary>
    public bool IsWaiting => !IsRefused && Has(FindingEffect.Waits);

    private bool Has(FindingEffect effect)
    {
        for (var index = 0; index < Findings.Count; index++)
        {
            if (Findings[index].Effect == effect)
            {
                return true;
            }
        }

        return false;
    }
}
