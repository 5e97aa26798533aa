namespace NanoCap.Trading.Indicators.Lanes;

/// <summary>One series: a double.</summary>
internal readonly record struct OneLane(double Value) : ILane<OneLane>
{
    public static OneLane NaN => new(double.NaN);

    public static OneLane operator +(OneLane left, OneLane right) => new(left.Value + right.Value);

    public static OneLane operator -(OneLane left, OneLane right) => new(left.Value - right.Value);

    public static OneLane operator *(OneLane left, OneLane right) => new(left.Value * right.Value);

    public static OneLane operator /(OneLane left, OneLane right) => new(left.Value / right.Value);

    public static OneLane Of(double value) => new(value);

    public static OneLane Larger(OneLane left, OneLane right) => left.Value > right.Value ? left : right;

    public static OneLane Absolute(OneLane value) => new(Math.Abs(value.Value));

    public static OneLane Root(OneLane value) => new(Math.Sqrt(value.Value));

    public static OneLane WhereZero(OneLane tested, OneLane then, OneLane otherwise) =>
        tested.Value == 0 ? then : otherwise;
}
