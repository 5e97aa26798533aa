using NanoCap.Trading.Bars;
using NanoCap.Trading.Cash;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Strategies;

namespace NanoCap.Bot.Scanning;

/// <summary>What the holdings' own strategies say of them at the close of a session.</summary>
/// <param name="Exits">The symbols whose strategy asks for the exit, ascending.</param>
/// <param name="Held">What each strategy's rule says of today's bar, by symbol.</param>
internal sealed record HoldingsJudged(IReadOnlyList<Symbol> Exits, IReadOnlyList<HeldSignal> Held)
{
    /// <summary>A position of no known strategy, or without a bar of the session, has neither.</summary>
    /// <remarks>An exit may depend on the entry's signal, which is that of the position's proposal; without one it is
    /// taken to be of the session before the purchase.</remarks>
    public static HoldingsJudged Of(
        UniverseBars universe,
        DateOnly session,
        DeskState desk,
        ScanRules rules,
        IReadOnlyList<StrategyStanding> standings)
    {
        var (exits, signals) = (new List<Symbol>(), new List<HeldSignal>());
        var known = universe.Through(session);
        foreach (var held in desk.Positions.Values.GroupBy(position => position.Strategy, StringComparer.Ordinal))
        {
            if (rules.Catalog.Find(held.Key) is not { } strategy)
            {
                continue;
            }

            var history = strategy.Evaluate(
                known, Environment.ProcessorCount, Math.Max(0, known.SessionNumbers.Length - 1));
            var momentum = standings.FirstOrDefault(standing => standing.Name == strategy.Name)?.Momentum;
            foreach (var position in held)
            {
                var ordinal = known.OrdinalOf(position.Symbol);
                var bar = ordinal < 0 ? -1 : known.Symbols[ordinal].Bars.FindIndex(session);
                if (bar < 0)
                {
                    continue;
                }

                signals.Add(SignalOf(position, history.Find(ordinal, bar)?.Confidence ?? 0, momentum, rules.Ranking));
                if (history.WantsExit(ordinal, EntryBar(known.Symbols[ordinal].Bars, position, desk), bar))
                {
                    exits.Add(position.Symbol);
                }
            }
        }

        return new([.. exits.Order()], [.. signals.OrderBy(signal => signal.Symbol)]);
    }

    private static HeldSignal SignalOf(
        Position position, double confidence, double? momentum, RankingOptions ranking) => new(
            position.Symbol,
            position.Strategy,
            confidence,
            momentum is { } known ? SignalRanking.Score(confidence, known, ranking) : null);

    private static int EntryBar(BarSeries bars, Position position, DeskState desk) =>
        position.ProposalNumber is { } number && desk.Proposals.TryGetValue(number, out var proposal)
            ? bars.FindIndex(proposal.Terms.Session)
            : bars.Through(position.EntrySession.AddDays(-1)).Count - 1;
}
