using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk.Rules;

/// <summary>Never the buffer, no dollar twice, and in a cash account none that has not settled. Borrowed money only
/// where the profile allows it and the broker tells so.</summary>
internal sealed class MoneyMustBeSpendableRule : IRiskRule
{
    public const string Code = "cash";

    string IRiskRule.Code => Code;

    public string Sentence => "The order with its cost is paid from cash less all other open buys and the buffer.";

    public IReadOnlyList<FindingEffect> Effects { get; } = [FindingEffect.Cuts];

    public string? LimitIn(RiskProfile profile) =>
        string.Join(" and ", new[]
        {
            profile.CashBuffer > Usd.Zero ? $"{profile.CashBuffer} USD" : null,
            profile.CashBufferShare.Value > 0m ? $"{profile.CashBufferShare} of equity" : null,
        }.OfType<string>()) + " kept";

    public string? MeasuredIn(RiskMeasures now) => $"{now.Cash} USD, {now.OpenBuys} USD of open buys";

    public void Judge(in ReviewContext review, FindingList findings)
    {
        var openBuys = Usd.Zero;
        foreach (var buy in review.OpenBuys)
        {
            openBuys += buy.Reserved;
        }

        var buffer = review.Profile.BufferAt(review.Equity);
        var spendable = SpendableOf(review, openBuys, buffer);
        if (review.Notional is { } notional && notional + notional * review.CostPerSide is var cost && cost > spendable)
        {
            findings.Cut(
                Code,
                spendable.Value,
                cost.Value,
                $"It would cost {cost} USD with costs, {spendable} USD are spendable: cash " +
                $"{review.Desk.Books.Cash} - open buys {openBuys} - buffer {buffer}{Unsettled(review)}{Told(review)}.",
                review.SharesWithin(spendable, review.CostPerSide));
        }
    }

    private static Usd SpendableOf(in ReviewContext review, Usd openBuys, Usd buffer)
    {
        var own = SpendableCash.Of(review.Desk, review.Market.Session, openBuys, buffer);
        if (review.Market.Account?.BuyingPower is not { } told)
        {
            return own;
        }

        var borrowed = SpendableCash.IsSettledOnly(review.Desk)
            ? Usd.Zero
            : review.Equity * Math.Max(0m, review.Profile.LeverageMaximum - 1m);
        return Usd.Min(own + borrowed, told - buffer);
    }

    private static string Unsettled(in ReviewContext review) =>
        SpendableCash.Unsettled(review.Desk, review.Market.Session) is var waiting && waiting > Usd.Zero
            ? $", {waiting} of the cash have not settled"
            : string.Empty;

    private static string Told(in ReviewContext review) =>
        review.Market.Account?.BuyingPower is { } told ? $", the broker's buying power is {told}" : string.Empty;
}
