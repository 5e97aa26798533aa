namespace NanoCap.Trading.Sizing;

/// <summary>How much money a new position gets.</summary>
public enum SizingPolicy
{
    /// <summary>Spendable cash divided by the free places, once per scan.</summary>
    EqualSlot,

    /// <summary>The same share of equity for each.</summary>
    Percent,

    /// <summary>More equity for a higher score, less after a large move of the day.</summary>
    ScoreTiered,

    /// <summary>As much as loses the same share of equity at the stop.</summary>
    Volatility,

    /// <summary>A quarter of Kelly's share from the strategy's own shadow trades.</summary>
    KellyQuarter,

    /// <summary>The weights of an allocation book; signals get nothing.</summary>
    Weights,
}
