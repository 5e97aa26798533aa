using NanoCap.Bot.Scanning;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>A strategy's first signals.</summary>
/// <param name="Count">How many it has in all.</param>
internal sealed record StrategyCandidates(string Strategy, int Count, IReadOnlyList<SheetSignal> Signals)
{
    /// <summary>The most confident signals of a strategy; ties by symbol.</summary>
    public static StrategyCandidates Of(ScanSheet sheet, string strategy, int most)
    {
        var own = sheet.Signals
            .Where(line => line.Signal.Strategy == strategy)
            .OrderByDescending(line => line.Signal.Confidence)
            .ThenBy(line => line.Signal.Symbol)
            .ToList();
        return new(strategy, own.Count, [.. own.Take(most)]);
    }
}
