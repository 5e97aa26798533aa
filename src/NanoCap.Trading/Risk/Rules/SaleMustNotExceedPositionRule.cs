using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Never short: no more shares than are held and not in a working sale; a pair counts once.</summary>
internal sealed class SaleMustNotExceedPositionRule : IRiskRule
{
    public const string Code = "sell-above-position";

    public bool JudgesSales => true;

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        if (review.Order.Side != Side.Sell)
        {
            yield break;
        }

        var free = FreeShares(review);
        if (review.Quantity.Value > free)
        {
            var left = Quantity.Of(Math.Max(0m, free)).Floor();
            var text = $"{free} shares of {review.Order.Symbol} are held and not in a working sale, " +
                $"{review.Quantity} were to be sold.";
            yield return left.IsZero
                ? new Finding(Code, FindingEffect.Refuses, free, review.Quantity.Value, text)
                : new Finding(Code, FindingEffect.Cuts, free, review.Quantity.Value, text, left);
        }
    }

    private static decimal FreeShares(ReviewContext review)
    {
        var symbol = review.Order.Symbol;
        var held = review.Desk.Positions.TryGetValue(symbol, out var position) ? position.Quantity.Value : 0m;
        var working = review.Desk.OpenOrdersIn(symbol)
            .Where(order => order.Request.Side == Side.Sell && order.Id != review.Order.Id)
            .Sum(order => order.Remaining.Value);
        return held - working;
    }
}
