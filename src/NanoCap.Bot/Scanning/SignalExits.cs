using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Strategies;

namespace NanoCap.Bot.Scanning;

/// <summary>Finds the positions that their own strategy wants sold.</summary>
internal static class SignalExits
{
    /// <summary>The symbols whose strategy asks for the exit at the close of a session, ascending. A position of no
    /// known strategy, or without a bar of the session, has none.</summary>
    public static IReadOnlyList<Symbol> Find(
        UniverseBars universe, DateOnly session, IEnumerable<Position> positions, StrategyCatalog catalog)
    {
        var exits = new List<Symbol>();
        var known = universe.Through(session);
        foreach (var held in positions.GroupBy(position => position.Strategy, StringComparer.Ordinal))
        {
            if (catalog.Find(held.Key) is { } strategy)
            {
                var history = strategy.Evaluate(known, Environment.ProcessorCount);
                exits.AddRange(held
                    .Select(position => position.Symbol)
                    .Where(symbol => WantsExit(known, session, history, symbol)));
            }
        }

        exits.Sort();
        return exits;
    }

    private static bool WantsExit(UniverseBars known, DateOnly session, StrategyHistory history, Symbol symbol)
    {
        var ordinal = known.OrdinalOf(symbol);
        var bar = ordinal < 0 ? -1 : known.Symbols[ordinal].Bars.FindIndex(session);
        return bar >= 0 && history.WantsExit(ordinal, bar);
    }
}
