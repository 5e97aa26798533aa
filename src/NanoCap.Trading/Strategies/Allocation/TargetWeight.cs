using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>How much of the account a book wants in a fund.</summary>
/// <param name="Symbol">The fund.</param>
/// <param name="Weight">Share of what the book may use, 0 to 1.</param>
public readonly record struct TargetWeight(Symbol Symbol, double Weight);
