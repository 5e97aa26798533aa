namespace NanoCap.Trading.Bars;

/// <summary>A split that became effective before the open of a session.</summary>
/// <param name="EffectiveDate">The first session that trades on the new basis.</param>
/// <param name="ShareFactor">New shares per old one: 3 for a 3-for-1 split, 0.1 for a 1-for-10 reverse split.</param>
public readonly record struct Split(DateOnly EffectiveDate, decimal ShareFactor)
{
    /// <summary>Whether several old shares become one new share.</summary>
    public bool IsReverse => ShareFactor < 1m;

    /// <summary>How many shares on the larger side stand against one: 10 for 1-for-10 and 10-for-1.</summary>
    public decimal Ratio => IsReverse ? 1m / ShareFactor : ShareFactor;
}
