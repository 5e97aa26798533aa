using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Exchange;

/// <summary>What one share counts in the account's equity.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Price">The raw close, US dollars a share.</param>
public readonly record struct SymbolMark(Symbol Symbol, Price Price);
