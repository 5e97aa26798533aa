namespace NanoCap.Trading.Indicators.Lanes;

/// <summary>The arithmetic that the rolling indicators need. It is written once and runs on one series or on eight side
/// by side: each lane sees the same operations in the same order, so both give the same bits.</summary>
internal interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>Not a number, for warm-up.</summary>
    static abstract TSelf NaN { get; }

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The same number in each lane.</summary>
    static abstract TSelf Of(double value);

    /// <summary>The larger of two numbers that are not NaN.</summary>
    static abstract TSelf Larger(TSelf left, TSelf right);

    static abstract TSelf Absolute(TSelf value);

    static abstract TSelf Root(TSelf value);

    /// <summary>One number where another is exactly 0, else a third.</summary>
    static abstract TSelf WhereZero(TSelf tested, TSelf then, TSelf otherwise);
}
