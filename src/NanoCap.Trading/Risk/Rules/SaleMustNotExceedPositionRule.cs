using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Never short: no more shares than are held and not in a working sale; a pair counts once.</summary>
internal sealed class SaleMustNotExceedPositionRule : IRiskRule
{
    public const string Code = "sell-above-position";

    string IRiskRule.Code => Code;

    public string Sentence => "A sale takes no more shares than are held and not in a working sale.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Cuts, FindingEffect.Refuses];

    public SkippedOrders SkippedBy => SkippedOrders.None;

    public string? LimitIn(RiskProfile profile) => "shares held";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        if (review.Order.Side != Side.Sell)
        {
            return;
        }

        var free = FreeShares(review);
        if (review.Quantity.Value > free)
        {
            var most = Quantity.Of(Math.Max(0m, free));
            var left = review.Quantity.IsWhole ? most.Floor() : most;
            var text = $"{free} shares of {review.Order.Symbol} are held and not in a working sale, " +
                $"{review.Quantity} were to be sold.";
            if (left.IsZero)
            {
                findings.Refuse(Code, free, review.Quantity.Value, text);
            }
            else
            {
                findings.Cut(Code, free, review.Quantity.Value, text, left);
            }
        }
    }

    private static decimal FreeShares(in ReviewContext review)
    {
        var symbol = review.Order.Symbol;
        var free = review.Desk.Positions.TryGetValue(symbol, out var position) ? position.Quantity.Value : 0m;
        foreach (var id in review.Desk.OpenOrderIds)
        {
            var order = review.Desk.Orders[id];
            if (order.Symbol == symbol && order.Request.Side == Side.Sell && id != review.Order.Id)
            {
                free -= order.Remaining.Value;
            }
        }

        return free;
    }
}
