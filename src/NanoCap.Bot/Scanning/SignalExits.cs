using NanoCap.Trading.Bars;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Strategies;

namespace NanoCap.Bot.Scanning;

/// <summary>Finds the positions that their own strategy wants sold.</summary>
internal static class SignalExits
{
    /// <summary>The symbols whose strategy asks for the exit at the close of a session, ascending. A position of no
    /// known strategy, or without a bar of the session, has none.</summary>
    /// <remarks>An exit may depend on the entry's signal, which is that of the position's proposal; without one it is
    /// taken to be of the session before the purchase.</remarks>
    public static IReadOnlyList<Symbol> Find(
        UniverseBars universe, DateOnly session, DeskState desk, StrategyCatalog catalog)
    {
        var exits = new List<Symbol>();
        var known = universe.Through(session);
        foreach (var held in desk.Positions.Values.GroupBy(position => position.Strategy, StringComparer.Ordinal))
        {
            if (catalog.Find(held.Key) is { } strategy)
            {
                var history = strategy.Evaluate(
                    known, Environment.ProcessorCount, Math.Max(0, known.SessionNumbers.Length - 1));
                exits.AddRange(held
                    .Where(position => WantsExit(known, session, history, position, desk))
                    .Select(position => position.Symbol));
            }
        }

        exits.Sort();
        return exits;
    }

    private static bool WantsExit(
        UniverseBars known, DateOnly session, StrategyHistory history, Position position, DeskState desk)
    {
        var ordinal = known.OrdinalOf(position.Symbol);
        if (ordinal < 0)
        {
            return false;
        }

        var bars = known.Symbols[ordinal].Bars;
        var bar = bars.FindIndex(session);
        return bar >= 0 && history.WantsExit(ordinal, EntryBar(bars, position, desk), bar);
    }

    private static int EntryBar(BarSeries bars, Position position, DeskState desk) =>
        position.ProposalNumber is { } number && desk.Proposals.TryGetValue(number, out var proposal)
            ? bars.FindIndex(proposal.Terms.Session)
            : bars.Through(position.EntrySession.AddDays(-1)).Count - 1;
}
