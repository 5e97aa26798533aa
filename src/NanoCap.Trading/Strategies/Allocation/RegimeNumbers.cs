using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>What <see cref="RegimeBook"/> measures at one close.</summary>
internal readonly record struct RegimeNumbers(
    double Close,
    double Short,
    double Middle,
    double Long,
    double Return,
    double Volatility,
    double Confidence,
    double Allocation,
    double MinimumReturn)
{
    public bool IsBull => Close > Short && Short > Middle && Middle > Long && Return >= MinimumReturn;

    public bool IsBear => Close < Short && Short < Middle && Middle < Long && Return <= -MinimumReturn;

    public IReadOnlyList<Evidence> ToEvidence() =>
    [
        new("close", Close),
        new("smaShort", Short),
        new("smaMiddle", Middle),
        new("smaLong", Long),
        new("return", Return),
        new("realisedVolatility", Volatility),
        new("confidence", Confidence),
        new("allocation", Allocation),
    ];
}
