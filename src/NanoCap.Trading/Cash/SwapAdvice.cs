using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>One holding sold for a better signal: two proposals, of which the purchase waits for the sale.</summary>
/// <param name="Sell">The holding.</param>
/// <param name="SellShares">All shares of it.</param>
/// <param name="SellScore">Its score now: with the confidence of its rule on today's bar.</param>
/// <param name="Proceeds">What the sale brings at the last mark, assumed cost taken off, US dollars.</param>
/// <param name="Realised">Value at the last mark less what the lots cost, first in, first out, before the assumed cost,
/// US dollars.</param>
/// <param name="Buy">The signal's symbol.</param>
/// <param name="BuyShares">Shares that the review leaves once the sale is filled.</param>
/// <param name="BuyScore">The signal's score.</param>
/// <param name="Notional">What is moved from the one to the other, US dollars: the smaller of both values.</param>
/// <param name="Gain">Notional x (confidence x target distance of the signal - the same of the holding), US dollars.
/// </param>
/// <param name="Cost">Both spreads, the fees of both sides and 1 % of the notional, US dollars; the gain is above it.
/// </param>
/// <param name="CashAfter">Cash when both have filled, US dollars.</param>
/// <param name="PositionsAfter">Positions when both have filled.</param>
public sealed record SwapAdvice(
    Symbol Sell,
    Quantity SellShares,
    double SellScore,
    Usd Proceeds,
    Usd Realised,
    Symbol Buy,
    Quantity BuyShares,
    double BuyScore,
    Usd Notional,
    Usd Gain,
    Usd Cost,
    Usd CashAfter,
    int PositionsAfter)
{
    /// <summary>The proposal to sell; null where none was raised.</summary>
    public int? SaleNumber { get; init; }

    /// <summary>The proposal to buy; null where none was raised.</summary>
    public int? BuyNumber { get; init; }
}
