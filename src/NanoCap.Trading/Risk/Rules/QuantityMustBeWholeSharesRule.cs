using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>At least one share and no fractions, but for a sale that leaves with what is really held: brokers take
/// fractions as simple orders for one session only. Judges what was asked; what cuts leave is whole.</summary>
internal sealed class QuantityMustBeWholeSharesRule : IRiskRule
{
    public const string Code = "whole-shares";

    string IRiskRule.Code => Code;

    public string Sentence => "An order is for whole shares, at least one; a simple sale for one session may be for a "
        + "fraction that is held.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.None;

    public string? LimitIn(RiskProfile profile) => "1 share";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var asked = review.Order.Quantity;
        if (asked.IsZero || (!asked.IsWhole && !MayBeFraction(review.Order)))
        {
            findings.Refuse(Code, 1m, asked.Value, $"Expected whole shares, at least 1, found {asked}.");
        }
    }

    private static bool MayBeFraction(OrderIntent order) => order is
    {
        Side: Side.Sell,
        Purpose: OrderPurpose.Exit,
        Class: OrderClass.Simple,
        TimeInForce: TimeInForce.Day,
    };
}
