using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>A position that could be sold for cash, in its place in the order of selling.</summary>
/// <param name="Place">From 1; 1 is sold first.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Value">Value at the mark, US dollars.</param>
/// <param name="Return">Unrealised return.</param>
/// <param name="SessionsHeld">Sessions since the entry's.</param>
/// <param name="StrategyMomentum">The 63-session return of its strategy, null when not yet known.</param>
public sealed record LiquidationCandidate(
    int Place,
    Symbol Symbol,
    Usd Value,
    Ratio Return,
    int SessionsHeld,
    double? StrategyMomentum);
