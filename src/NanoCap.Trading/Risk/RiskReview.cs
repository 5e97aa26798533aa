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
        using var review = new ReviewContext(order, desk, market, profile, moment, heldElsewhere);
        return Run(review, RiskRules.All);
    }

    internal static RiskVerdict Run(in ReviewContext asked, ReadOnlySpan<IRiskRule> rules)
    {
        var findings = new FindingList();
        Judge(asked, rules, findings);
        var quantity = findings.SmallestCut(asked.Quantity);
        if (quantity < asked.Quantity)
        {
            // What cut is told; everything else is judged anew on the shares that are left.
            findings.KeepCuts();
            Judge(asked.With(quantity), rules, findings);
            quantity = findings.SmallestCut(quantity);
        }

        var verdict = new RiskVerdict(quantity, findings.Sorted());
        return verdict.IsRefused ? verdict with { Quantity = Quantity.Zero } : verdict;
    }

    private static void Judge(in ReviewContext review, ReadOnlySpan<IRiskRule> rules, FindingList findings)
    {
        var kind = KindOf(review.Order);
        foreach (var rule in rules)
        {
            if ((rule.SkippedBy & kind) == SkippedOrders.None)
            {
                rule.Judge(review, findings);
            }
        }
    }

    private static SkippedOrders KindOf(OrderIntent order) =>
        order.Side == Side.Sell ? SkippedOrders.Sales
        : order.IsBookLeg ? SkippedOrders.BookLegs
        : order.IsManual ? SkippedOrders.ManualEntries : SkippedOrders.None;
}
