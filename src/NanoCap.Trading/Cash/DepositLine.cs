using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>One of the day's top signals without and with a deposit.</summary>
/// <param name="Before">As it would be reviewed now.</param>
/// <param name="After">As it would be reviewed with the deposit.</param>
public sealed record DepositLine(PlannedProposal Before, PlannedProposal After)
{
    /// <summary>The ticker.</summary>
    public Symbol Symbol => Before.Terms.Symbol;

    /// <summary>Whether the deposit alone lets it go.</summary>
    public bool IsFunded => Before.Verdict.IsRefused && !After.Verdict.IsRefused;
}
