using NanoCap.Trading.Bars;

namespace NanoCap.Bot.MarketData;

/// <summary>What a bar source found: usable symbols, those left out with the reason, and remarks for people.</summary>
internal sealed record MarketHistory(
    UniverseBars Bars, IReadOnlyList<SkippedSymbol> Skipped, IReadOnlyList<string> Warnings);
