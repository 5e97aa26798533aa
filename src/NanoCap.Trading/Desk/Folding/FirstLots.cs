using System.Collections.Immutable;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Folding;

/// <summary>First in, first out.</summary>
internal static class FirstLots
{
    /// <summary>Takes shares from the oldest lots.</summary>
    /// <returns>What is left, how many shares were taken (fewer when there were fewer), and what those had cost.
    /// </returns>
    public static (ImmutableArray<Lot> Left, Quantity Taken, Usd Cost) Take(ImmutableArray<Lot> lots, Quantity quantity)
    {
        var rest = ImmutableArray.CreateBuilder<Lot>(lots.Length);
        var wanted = quantity.Value;
        var cost = 0m;
        foreach (var lot in lots)
        {
            var part = Math.Min(wanted, lot.Quantity.Value);
            wanted -= part;
            cost += part * lot.Price.Value;
            if (lot.Quantity.Value > part)
            {
                rest.Add(lot with { Quantity = Quantity.Of(lot.Quantity.Value - part) });
            }
        }

        return (rest.DrainToImmutable(), Quantity.Of(quantity.Value - wanted), new Usd(cost));
    }

    /// <summary>Lots after a split, so many shares in all: what is more leaves from the oldest, what rounding lacks
    /// comes to the latest.</summary>
    public static ImmutableArray<Lot> Split(ImmutableArray<Lot> lots, decimal shareFactor, Quantity total)
    {
        ImmutableArray<Lot> scaled = [.. lots.Select(lot => lot with
        {
            Quantity = Quantity.Of(decimal.Round(lot.Quantity.Value * shareFactor, 9)),
            Price = Price.Of(lot.Price.Value / shareFactor),
        })];
        var sum = Quantity.Of(scaled.Sum(lot => lot.Quantity.Value));
        if (sum >= total)
        {
            return Take(scaled, sum - total).Left;
        }

        var latest = scaled[^1];
        return scaled.SetItem(scaled.Length - 1, latest with { Quantity = latest.Quantity + (total - sum) });
    }
}
