using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Never borrowed money, never the buffer, and no dollar twice: all other open buys are taken off.</summary>
internal sealed class MoneyMustBeSpendableRule : IRiskRule
{
    public const string Code = "cash";

    public IEnumerable<Finding> Judge(ReviewContext review)
    {
        var openBuys = new Usd(review.OpenBuys.Sum(buy => buy.Reserved.Value));
        var buffer = review.Profile.BufferAt(review.Equity);
        var spendable = review.Desk.Books.Cash - openBuys - buffer;
        if (review.Notional is { } notional && notional + notional * review.CostPerSide is var cost && cost > spendable)
        {
            yield return new Finding(
                Code,
                FindingEffect.Cuts,
                spendable.Value,
                cost.Value,
                $"It would cost {cost} USD with costs, {spendable} USD are spendable: cash " +
                $"{review.Desk.Books.Cash} - open buys {openBuys} - buffer {buffer}.",
                Quantity.Min(review.Quantity, review.SharesWithin(spendable, review.CostPerSide)));
        }
    }
}
