using NanoCap.Trading.Desk.Folding;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk;

/// <summary>What a person is asked to approve: a sale of shares that are held.</summary>
/// <param name="Session">The last session that had closed when it was raised.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Quantity">Shares to sell; where it sells all, the shares held when it was raised.</param>
/// <param name="IsAll">Whether it sells whatever is held when it goes out.</param>
/// <param name="Reason">Owner, Swap or Consolidation.</param>
/// <param name="Why">The reason in a sentence.</param>
/// <param name="Reference">The latest mark, US dollars a share.</param>
/// <param name="Proceeds">Expected at the reference after the assumed cost, US dollars.</param>
/// <param name="Realised">Expected at the reference less what the shares cost, first in, first out, before the assumed
/// cost, US dollars.</param>
/// <param name="ExpiresAt">The instant after which it can neither be approved nor begun.</param>
public sealed record SaleTerms(
    DateOnly Session,
    Symbol Symbol,
    Quantity Quantity,
    bool IsAll,
    ExitReason Reason,
    string Why,
    Price Reference,
    Usd Proceeds,
    Usd Realised,
    DateTimeOffset ExpiresAt)
{
    /// <summary>The terms of selling shares of a position. Throws <see cref="ArgumentException"/> when the symbol is
    /// not held, and <see cref="ArgumentOutOfRangeException"/> for no shares or more than are held.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="symbol">A held ticker.</param>
    /// <param name="shares">Shares to sell; null for all.</param>
    /// <param name="reason">Owner, Swap or Consolidation.</param>
    /// <param name="why">The reason in a sentence.</param>
    /// <param name="session">The last session that has closed.</param>
    /// <param name="costPerSide">What a sale is assumed to cost, as a ratio of its value.</param>
    /// <param name="expiresAt">After this it is neither approved nor begun.</param>
    public static SaleTerms Of(
        DeskState desk,
        Symbol symbol,
        Quantity? shares,
        ExitReason reason,
        string why,
        DateOnly session,
        Ratio costPerSide,
        DateTimeOffset expiresAt)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (!desk.Positions.TryGetValue(symbol, out var position))
        {
            throw new ArgumentException($"Expected a held symbol, found {symbol}.", nameof(symbol));
        }

        var quantity = shares ?? position.Quantity;
        if (quantity.IsZero || quantity > position.Quantity)
        {
            throw new ArgumentOutOfRangeException(
                nameof(shares), quantity, $"Expected more than 0 and at most the {position.Quantity} shares held.");
        }

        var value = position.LastPrice * quantity;
        var (_, _, cost) = FirstLots.Take(position.Lots, quantity);
        return new SaleTerms(
            session, symbol, quantity, quantity == position.Quantity, reason, why, position.LastPrice,
            value * (1m - costPerSide.Value), value - cost, expiresAt);
    }

    /// <summary>The state if the sale had traded at its reference: what a purchase that waits for it is judged on.
    /// </summary>
    /// <param name="desk">The state.</param>
    /// <param name="approved">Shares approved, perhaps fewer than asked for; null for those of the terms.</param>
    public DeskState AssumedIn(DeskState desk, Quantity? approved = null)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (!desk.Positions.TryGetValue(Symbol, out var position))
        {
            return desk;
        }

        var shares = approved is { } fewer ? Quantity.Min(fewer, position.Quantity)
            : IsAll ? position.Quantity : Quantity.Min(Quantity, position.Quantity);
        var left = FirstLots.Take(position.Lots, shares).Left;
        return desk with
        {
            Positions = left.IsEmpty
                ? desk.Positions.Remove(Symbol)
                : desk.Positions.SetItem(Symbol, position with { Lots = left }),
            Books = desk.Books with
            {
                Cash = Quantity.IsZero
                    ? desk.Books.Cash
                    : desk.Books.Cash + (Proceeds * (shares.Value / Quantity.Value)),
            },
        };
    }
}
