using System.Globalization;

namespace NanoCap.Trading.Instruments;

/// <summary>A pure number such as a share of equity or a return: 0.05 is five per cent.</summary>
/// <param name="Value">The number; 1 is a hundred per cent.</param>
public readonly record struct Ratio(decimal Value) : IComparable<Ratio>
{
    /// <summary>The number as per cent with two decimals.</summary>
    public override string ToString() => Value.ToString("0.00%", CultureInfo.InvariantCulture);

    /// <summary>Orders by amount.</summary>
    public int CompareTo(Ratio other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(Ratio left, Ratio right) => left.Value < right.Value;

    /// <summary>Whether the left is larger.</summary>
    public static bool operator >(Ratio left, Ratio right) => left.Value > right.Value;

    /// <summary>Whether the left is smaller or equal.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left.Value <= right.Value;

    /// <summary>Whether the left is larger or equal.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left.Value >= right.Value;
}
