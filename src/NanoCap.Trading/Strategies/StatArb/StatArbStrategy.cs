using System.Runtime.CompilerServices;
using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies.StatArb;

/// <summary>Buys the cheap stock of a pair that drifted apart. At every close: pairs of one sector whose log returns
/// correlate by at least .8 over 60 sessions; of both orders that with the lower Engle-Granger p-value, at most .05; of
/// those pairs the best 20. The line log a = alpha + beta log b, and mean and deviation of the distance from it, are
/// those of the same 60 closes; it fires at a distance of 2 to under 4 deviations. Confidence min(1, |z|/4); stop 10
/// %, no target, sold after min(20, 3 half-lives) sessions, and when the distance, judged with the entry's numbers, is
/// under .5 or at least 4.</summary>
/// <remarks>A window is the last 60 sessions on which both traded, on adjusted closes, and the close before them for
/// the first return. Both stocks' bars must allow a signal; a stock of unknown sector has no pair. Cheap is a below
/// the line, b above it as long as beta is above zero. A stock that is cheap in several pairs is bought for the
/// farthest. Three half-lives are rounded up; without a half-life it is 20 sessions. A pair that is one line has no
/// spread. No judgement is made at a close at which the partner did not trade.</remarks>
public sealed class StatArbStrategy(StatArbOptions options, StopBounds stops, BarRules rules) : IStrategy
{
    private readonly ConditionalWeakTable<UniverseBars, PairBook> books = [];

    /// <inheritdoc/>
    public string Name => "stat-arb";

    /// <inheritdoc/>
    public int LongestWindow => options.Sessions + 1;

    /// <inheritdoc/>
    public StrategyHistory Evaluate(UniverseBars universe, int workers, int firstSession = 0)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSession);
        var book = BookOf(universe);
        book.Prepare(firstSession, universe.SessionNumbers.Length - 1, workers);
        var setUps = Array.ConvertAll(new int[universe.Symbols.Count], _ => new List<SetUp>());
        for (var session = Math.Max(firstSession, options.Sessions);
            session < universe.SessionNumbers.Length;
            session++)
        {
            foreach (var (ordinal, pair) in book.At(session))
            {
                var setUp = ToSetUp(universe.FindBar(ordinal, session), pair);
                if (setUp.IsSound)
                {
                    setUps[ordinal].Add(setUp);
                }
            }
        }

        return new StrategyHistory(Name, Array.ConvertAll(setUps, found => new SymbolSetUps([.. found], [])), book);
    }

    /// <summary>The best pairs at the close of a session, by p-value; whether they fire or not.</summary>
    /// <param name="universe">The bars.</param>
    /// <param name="session">Position in <see cref="UniverseBars.SessionNumbers"/>.</param>
    public IReadOnlyList<StockPair> FindPairs(UniverseBars universe, int session) => BookOf(universe).BestAt(session);

    /// <summary>Whether a pair's distance lies where it buys, and there is a cheap stock to buy.</summary>
    public bool Fires(StockPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return pair.Cheap is not null
            && Math.Abs(pair.Z) >= options.EntryDistance && Math.Abs(pair.Z) < options.BrokenDistance;
    }

    /// <inheritdoc/>
    /// <remarks>Of the pair for which the stock is bought; nothing for a stock that is not. The partner is named with
    /// its raw close.</remarks>
    public IReadOnlyList<Evidence> Explain(BarPoint at)
    {
        if (!BookOf(at.Universe).At(at.SessionIndex).TryGetValue(at.Ordinal, out var pair))
        {
            return [];
        }

        var partner = pair.Dependent == at.Ordinal ? pair.Other : pair.Dependent;
        var history = at.Universe.Symbols[partner];
        var raw = history.Bars.RawClose[at.Universe.FindBar(partner, at.SessionIndex)];
        Evidence[] evidence =
        [
            new("z", pair.Z),
            new($"close.{history.Symbol}", raw),
            new("correlation60", pair.Correlation),
            new("pValue", pair.PValue),
            new("alpha", pair.Line.Alpha),
            new("beta", pair.Line.Beta),
            new("mean", pair.Mean),
            new("deviation", pair.Deviation),
            new("halfLife", pair.HalfLife),
            new("confidence", Confidence(pair)),
        ];
        return [.. evidence.Where(one => double.IsFinite(one.Value))];
    }

    private PairBook BookOf(UniverseBars universe) =>
        books.GetValue(universe, bars => new PairBook(bars, options, rules));

    private double Confidence(StockPair pair) => Math.Min(1, Math.Abs(pair.Z) / options.BrokenDistance);

    private SetUp ToSetUp(int bar, StockPair pair)
    {
        var halfLives = Math.Ceiling(options.TimeExitHalfLives * pair.HalfLife);
        return new SetUp(
            bar,
            Confidence(pair),
            stops.Clamp(options.StopDistance),
            null,
            halfLives < options.TimeExitSessions ? (int)Math.Max(1, halfLives) : options.TimeExitSessions);
    }
}
