using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk;

/// <summary>Judges an order against every rule and tells all that was found.</summary>
public static class RiskReview
{
    /// <summary>
    /// Runs every rule. The smallest cut wins, then the rules run once more on what is left. Sales are judged for
    /// identity, form and quantity only.
    /// </summary>
    /// <param name="order">The order; shares asked for.</param>
    /// <param name="desk">The state; proposals and orders of the order's own proposal do not count against it.</param>
    /// <param name="market">The market as of now.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="moment">Why and when the review takes place.</param>
    /// <param name="heldElsewhere">Value of holdings that the books do not list, US dollars; counts as equity.</param>
    /// <returns>Shares allowed, whole, zero when refused; findings ordered by code.</returns>
    public static RiskVerdict Of(
        OrderIntent order,
        DeskState desk,
        MarketView market,
        RiskProfile profile,
        ReviewMoment moment,
        Usd heldElsewhere = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(profile);
        return Run(new ReviewContext(order, desk, market, profile, moment, heldElsewhere), RiskRules.All);
    }

    internal static RiskVerdict Run(ReviewContext asked, IReadOnlyList<IRiskRule> rules)
    {
        var findings = FindingsOf(asked, rules);
        var quantity = SmallestCut(findings, asked.Quantity);
        if (quantity < asked.Quantity)
        {
            // What cut is told; everything else is judged anew on the shares that are left.
            var cuts = findings.Where(IsCut);
            var left = FindingsOf(asked.With(quantity), rules);
            quantity = SmallestCut(left, quantity);
            findings = [.. cuts, .. left];
        }

        findings.Sort(Compare);
        var isRefused = findings.Exists(finding => finding.Effect == FindingEffect.Refuses);
        return new RiskVerdict(isRefused ? Quantity.Zero : quantity, findings);
    }

    private static List<Finding> FindingsOf(ReviewContext review, IReadOnlyList<IRiskRule> rules)
    {
        var isSale = review.Order.Side == Side.Sell;
        return
        [
            .. rules
                .Where(rule => isSale ? rule.JudgesSales : rule.JudgesBookLegs || !review.Order.IsBookLeg)
                .SelectMany(rule => rule.Judge(review)),
        ];
    }

    private static bool IsCut(Finding finding) => finding.Effect == FindingEffect.Cuts;

    private static Quantity SmallestCut(List<Finding> findings, Quantity quantity) => findings
        .Where(IsCut)
        .Select(finding => finding.CutTo ?? Quantity.Zero)
        .Aggregate(quantity, Quantity.Min);

    private static int Compare(Finding left, Finding right)
    {
        var byCode = string.CompareOrdinal(left.Code, right.Code);
        var byEffect = byCode != 0 ? byCode : left.Effect.CompareTo(right.Effect);
        return byEffect != 0 ? byEffect : string.CompareOrdinal(left.Text, right.Text);
    }
}
