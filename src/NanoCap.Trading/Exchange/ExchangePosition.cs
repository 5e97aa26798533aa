using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Exchange;

/// <summary>Shares that the account holds.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Quantity">Shares, above zero.</param>
/// <param name="Mark">What one share counts: the last raw close seen while held, or the first fill's price before.
/// </param>
public sealed record ExchangePosition(Symbol Symbol, Quantity Quantity, Price Mark)
{
    /// <summary>The shares at the mark, US dollars.</summary>
    public Usd Value => Mark * Quantity;
}
