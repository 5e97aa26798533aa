using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>A position that ties up money better used elsewhere.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Value">Value at the mark, US dollars.</param>
/// <param name="Code">Stable identifier: <c>under-minimum</c> or <c>correlated</c>.</param>
/// <param name="Stays">The better one of the same cluster; null where it is not about a cluster.</param>
/// <param name="Text">Why, in a sentence.</param>
public sealed record ConsolidationCandidate(Symbol Symbol, Usd Value, string Code, Symbol? Stays, string Text);
