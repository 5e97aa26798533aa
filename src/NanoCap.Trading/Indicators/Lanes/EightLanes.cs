using System.Runtime.Intrinsics;

namespace NanoCap.Trading.Indicators.Lanes;

/// <summary>Eight series side by side: one vector where the processor has 512 bits, else two or four.</summary>
internal readonly record struct EightLanes(Vector512<double> Value) : ILane<EightLanes>
{
    public static EightLanes NaN => Of(double.NaN);

    public static EightLanes operator +(EightLanes left, EightLanes right) => new(left.Value + right.Value);

    public static EightLanes operator -(EightLanes left, EightLanes right) => new(left.Value - right.Value);

    public static EightLanes operator *(EightLanes left, EightLanes right) => new(left.Value * right.Value);

    public static EightLanes operator /(EightLanes left, EightLanes right) => new(left.Value / right.Value);

    public static EightLanes Of(double value) => new(Vector512.Create(value));

    // As one lane: the second of two zeros or where a NaN is.
    public static EightLanes Larger(EightLanes left, EightLanes right) => new(Vector512.ConditionalSelect(
        Vector512.GreaterThan(left.Value, right.Value), left.Value, right.Value));

    public static EightLanes Absolute(EightLanes value) => new(Vector512.Abs(value.Value));

    public static EightLanes Root(EightLanes value) => new(Vector512.Sqrt(value.Value));

    public static EightLanes WhereZero(EightLanes tested, EightLanes then, EightLanes otherwise) => new(
        Vector512.ConditionalSelect(
            Vector512.Equals(tested.Value, Vector512<double>.Zero), then.Value, otherwise.Value));
}
