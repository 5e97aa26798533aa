using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What a person set of a strategy.</summary>
/// <param name="IsOn">Whether its signals may take part; one that is off keeps its record.</param>
/// <param name="Weight">The share of equity that its positions and entries may take together, which is also its base
/// among the performance-based budgets; null for no limit of its own and the configured base.</param>
public sealed record StrategySetting(bool IsOn, Ratio? Weight)
{
    /// <summary>What holds while nobody set anything: on, without a weight.</summary>
    public static StrategySetting Usual { get; } = new(true, null);
}
