namespace NanoCap.Trading.Bars;

/// <summary>A symbol that takes no part, and why; text because an unreadable one may not even be a ticker.</summary>
/// <param name="Symbol">The ticker, or what stood in its place.</param>
/// <param name="Reason">A stable identifier, then a sentence: <c>reverse-split: 1-for-16 on 2024-01-04</c>.</param>
public sealed record SkippedSymbol(string Symbol, string Reason);
