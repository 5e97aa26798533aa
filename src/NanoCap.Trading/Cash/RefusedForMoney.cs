using NanoCap.Trading.Desk;
using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Cash;

/// <summary>Whether a review refused a signal only because money, or a place, was missing.</summary>
internal static class RefusedForMoney
{
    private const string Place = "positions-at-most";

    // A slot or the cash that is left makes an order too small or too large; what follows from that is its doing too.
    private static readonly HashSet<string> Money =
        new(["cash", "leverage", "sizing", "position-minimum", "whole-shares"], StringComparer.Ordinal);

    private static readonly HashSet<string> Causes = new(["cash", "leverage", "sizing"], StringComparer.Ordinal);

    /// <summary>Money alone would have let it go.</summary>
    public static bool IsForCashAlone(PlannedProposal made, RiskProfile profile) =>
        made.Verdict.IsRefused
        && Limits(made, profile).All(Money.Contains)
        && Limits(made, profile).Any(Causes.Contains);

    /// <summary>Selling a position would have let it go.</summary>
    public static bool IsForMoneyOrPlace(PlannedProposal made, RiskProfile profile) =>
        made.Verdict.IsRefused
        && Limits(made, profile).All(code => code == Place || Money.Contains(code))
        && Limits(made, profile).Any(code => code == Place || Causes.Contains(code));

    /// <summary>What refused it; a cut that leaves enough for a position did not.</summary>
    private static IEnumerable<string> Limits(PlannedProposal made, RiskProfile profile) => made.Verdict.Findings
        .Where(finding => finding.Effect == FindingEffect.Refuses
            || (finding is { Effect: FindingEffect.Cuts, CutTo: { } left }
                && made.Terms.Limit * left < profile.PositionMinimum))
        .Select(finding => finding.Code);
}
