namespace NanoCap.Trading.Indicators.Pairs;

/// <summary>What came of a unit root or cointegration test. Only <see cref="Tested"/> carries a statistic that says
/// something about the series.</summary>
public enum TestOutcome
{
    /// <summary>The regressions were run; statistic and p-value are those of statsmodels.</summary>
    Tested,

    /// <summary>Too few values for one degree of freedom; statistic and p-value are NaN.</summary>
    TooShort,

    /// <summary>A series, or one leg of the pair, never moved; statistic and p-value are NaN.</summary>
    Constant,

    /// <summary>The two legs are the same line (R squared at least 1 - 1.5e-6); as in statsmodels the statistic is
    /// negative infinity and the p-value 0. There is no spread to trade.</summary>
    Collinear,

    /// <summary>The last regression fits exactly or cannot tell the level from its lags, so there is no t statistic;
    /// statistic and p-value are NaN.</summary>
    Degenerate,

    /// <summary>A value is NaN or infinite; statistic and p-value are NaN.</summary>
    NotFinite,
}
