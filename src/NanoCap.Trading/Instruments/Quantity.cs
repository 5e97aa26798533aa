using System.Globalization;

namespace NanoCap.Trading.Instruments;

/// <summary>A number of shares, at least zero, with at most nine decimals.</summary>
public readonly record struct Quantity : IComparable<Quantity>
{
    /// <summary>Stored quantities are the shares times this.</summary>
    public const decimal StorageScale = 1_000_000_000m;

    private Quantity(decimal value) => Value = value;

    /// <summary>Shares.</summary>
    public decimal Value { get; }

    /// <summary>No shares.</summary>
    public static Quantity Zero => default;

    /// <summary>Whether there are no shares.</summary>
    public bool IsZero => Value == 0m;

    /// <summary>Whether there is no fraction of a share.</summary>
    public bool IsWhole => decimal.Truncate(Value) == Value;

    /// <summary>Makes a quantity, rounded down to nine decimals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Quantity Of(decimal shares) =>
        shares >= 0m
            ? new Quantity(decimal.Round(shares, 9, MidpointRounding.ToZero))
            : throw new ArgumentOutOfRangeException(nameof(shares), shares, "Expected zero or more shares.");

    /// <summary>The smaller of two quantities.</summary>
    public static Quantity Min(Quantity left, Quantity right) => left.Value <= right.Value ? left : right;

    /// <summary>Whole shares only, the fraction dropped.</summary>
    public Quantity Floor() => new(decimal.Truncate(Value));

    /// <summary>Sum.</summary>
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.Value);

    /// <summary>Difference.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The right quantity is the larger.</exception>
    public static Quantity operator -(Quantity left, Quantity right) => Of(left.Value - right.Value);

    /// <summary>Shares without needless zeros.</summary>
    public override string ToString() => Value.ToString("0.#########", CultureInfo.InvariantCulture);

    /// <summary>Orders by amount.</summary>
    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    /// <summary>Whether the left is larger.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    /// <summary>Whether the left is smaller or equal.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    /// <summary>Whether the left is larger or equal.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;
}
