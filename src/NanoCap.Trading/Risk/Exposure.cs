using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>What is, or may soon be, held in one symbol.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Value">Value of the position at its mark and of open buys at their limits, US dollars.</param>
internal readonly record struct Exposure(Symbol Symbol, Usd Value);
