namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>Which deterministic terms a Dickey-Fuller regression has beside the level and the lagged changes.</summary>
public enum DickeyFullerTrend
{
    /// <summary>None, for residuals, which have mean 0 by construction ("n" in statsmodels).</summary>
    None,

    /// <summary>A constant ("c" in statsmodels).</summary>
    Constant,
}
