using System.Globalization;

namespace NanoCap.Trading.Instruments;

/// <summary>A price in US dollars a share, above zero, with at most six decimals.</summary>
public readonly record struct Price : IComparable<Price>
{
    /// <summary>Stored prices are the dollars times this.</summary>
    public const decimal StorageScale = 1_000_000m;

    private Price(decimal value) => Value = value;

    /// <summary>US dollars a share.</summary>
    public decimal Value { get; }

    /// <summary>Makes a price, rounded to six decimals, half to even.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not above zero, or a billion and more.</exception>
    public static Price Of(decimal dollars)
    {
        var rounded = decimal.Round(dollars, 6);
        return rounded is > 0m and < 1_000_000_000m
            ? new Price(rounded)
            : throw new ArgumentOutOfRangeException(
                nameof(dollars), dollars, "Expected a price above zero and under a billion US dollars.");
    }

    /// <summary>Makes a price from a measured number; null when it is not finite or not above zero.</summary>
    public static Price? FromMeasured(double dollars) =>
        double.IsFinite(dollars) && dollars is >= 0.0000005 and < 1e9 ? Of((decimal)dollars) : null;

    /// <summary>The smallest step of an order's price: a cent from 1 USD, a hundredth of a cent below.</summary>
    public decimal Tick => Value >= 1m ? 0.01m : 0.0001m;

    /// <summary>The nearest order price that is not above this one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is under one tick.</exception>
    public Price RoundDownToTick() => Of(Math.Floor(Value / Tick) * Tick);

    /// <summary>The nearest order price that is not below this one.</summary>
    public Price RoundUpToTick() => Of(Math.Ceiling(Value / Tick) * Tick);

    /// <summary>The nearest order price, half away from zero, at least one tick.</summary>
    public Price RoundToTick() =>
        Of(Math.Max(Tick, Math.Round(Value / Tick, MidpointRounding.AwayFromZero) * Tick));

    /// <summary>Whether the price is a whole number of ticks, as exchanges ask of orders.</summary>
    public bool IsOnTick => Value % Tick == 0m;

    /// <summary>Dollars for so many shares at this price.</summary>
    public static Usd operator *(Price price, Quantity quantity) => new(price.Value * quantity.Value);

    /// <summary>Dollars with at least two and at most six decimals.</summary>
    public override string ToString() => Value.ToString("0.00####", CultureInfo.InvariantCulture);

    /// <summary>Orders by amount.</summary>
    public int CompareTo(Price other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(Price left, Price right) => left.Value < right.Value;

    /// <summary>Whether the left is larger.</summary>
    public static bool operator >(Price left, Price right) => left.Value > right.Value;

    /// <summary>Whether the left is smaller or equal.</summary>
    public static bool operator <=(Price left, Price right) => left.Value <= right.Value;

    /// <summary>Whether the left is larger or equal.</summary>
    public static bool operator >=(Price left, Price right) => left.Value >= right.Value;
}
