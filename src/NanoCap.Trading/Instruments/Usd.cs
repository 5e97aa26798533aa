using System.Globalization;

namespace NanoCap.Trading.Instruments;

/// <summary>An amount of US dollars, positive or negative.</summary>
/// <param name="Value">US dollars.</param>
public readonly record struct Usd(decimal Value) : IComparable<Usd>
{
    /// <summary>Stored amounts are the dollars times this.</summary>
    public const decimal StorageScale = 1_000_000m;

    /// <summary>No money.</summary>
    public static Usd Zero => default;

    /// <summary>The smaller of two amounts.</summary>
    public static Usd Min(Usd left, Usd right) => left.Value <= right.Value ? left : right;

    /// <summary>The larger of two amounts.</summary>
    public static Usd Max(Usd left, Usd right) => left.Value >= right.Value ? left : right;

    /// <summary>Rounded to the cent, half away from zero.</summary>
    public Usd RoundToCent() => new(decimal.Round(Value, 2, MidpointRounding.AwayFromZero));

    /// <summary>Sum.</summary>
    public static Usd operator +(Usd left, Usd right) => new(left.Value + right.Value);

    /// <summary>Difference.</summary>
    public static Usd operator -(Usd left, Usd right) => new(left.Value - right.Value);

    /// <summary>The opposite amount.</summary>
    public static Usd operator -(Usd amount) => new(-amount.Value);

    /// <summary>The amount times a plain number.</summary>
    public static Usd operator *(Usd amount, decimal factor) => new(amount.Value * factor);

    /// <summary>The amount times a ratio.</summary>
    public static Usd operator *(Usd amount, Ratio ratio) => new(amount.Value * ratio.Value);

    /// <summary>The amount divided by a plain number.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Usd operator /(Usd amount, decimal divisor) => new(amount.Value / divisor);

    /// <summary>How many times the right amount goes into the left one.</summary>
    /// <exception cref="DivideByZeroException">The right amount is zero.</exception>
    public static Ratio operator /(Usd left, Usd right) => new(left.Value / right.Value);

    /// <summary>Dollars with two decimals and thousands separated, for people.</summary>
    public override string ToString() => Value.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>Orders by amount.</summary>
    public int CompareTo(Usd other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(Usd left, Usd right) => left.Value < right.Value;

    /// <summary>Whether the left is larger.</summary>
    public static bool operator >(Usd left, Usd right) => left.Value > right.Value;

    /// <summary>Whether the left is smaller or equal.</summary>
    public static bool operator <=(Usd left, Usd right) => left.Value <= right.Value;

    /// <summary>Whether the left is larger or equal.</summary>
    public static bool operator >=(Usd left, Usd right) => left.Value >= right.Value;
}
