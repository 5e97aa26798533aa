using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies.StatArb;

namespace NanoCap.Bot.Scanning;

/// <summary>A pair of stat-arb at the latest scan, by ticker.</summary>
/// <param name="Dependent">The stock whose log close the line explains.</param>
/// <param name="Cheap">The stock that is cheap against the other; null where neither is.</param>
/// <param name="Fires">Whether the distance lies where the strategy buys; a rule may still refuse the entry.</param>
internal sealed record PairLine(
    Symbol Dependent, Symbol Other, string? Sector, Symbol? Cheap, bool Fires, StockPair Numbers);
