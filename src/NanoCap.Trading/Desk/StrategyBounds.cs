using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>Which strategies a person may set, and within which bounds.</summary>
/// <param name="Names">The strategies there are.</param>
/// <param name="SmallestWeight">The smallest share of equity.</param>
/// <param name="LargestWeight">The largest.</param>
public sealed record StrategyBounds(IReadOnlyList<string> Names, Ratio SmallestWeight, Ratio LargestWeight);
