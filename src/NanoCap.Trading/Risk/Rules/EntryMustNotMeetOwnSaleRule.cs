using NanoCap.Trading.Orders;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>A purchase that could meet our own sale is a wash trade; brokers refuse it.</summary>
internal sealed class EntryMustNotMeetOwnSaleRule : IRiskRule
{
    public const string Code = "wash-trade";

    string IRiskRule.Code => Code;

    public string Sentence => "No sale of ours is open in the symbol.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Refuses];

    public void Judge(in ReviewContext review, FindingList findings)
    {
        foreach (var id in review.Desk.OpenOrderIds)
        {
            var order = review.Desk.Orders[id];
            if (order.Symbol == review.Order.Symbol && order.Request.Side == Side.Sell)
            {
                findings.Refuse(Code, null, null, $"Our own sale {id} in {order.Symbol} is open.");
            }
        }
    }
}
