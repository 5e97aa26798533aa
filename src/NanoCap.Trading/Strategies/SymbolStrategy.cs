using NanoCap.Trading.Bars;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Strategies;

/// <summary>A strategy that judges each symbol by itself. It shares the symbols among threads and holds the rules that
/// every signal must pass: those of the bars, and that stop and target lie on their sides of the reference.</summary>
public abstract class SymbolStrategy(BarRules rules) : IStrategy
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract int LongestWindow { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<Evidence> Explain(BarPoint at);

    /// <inheritdoc/>
    public StrategyHistory Evaluate(UniverseBars universe, int workers, int firstSession = 0)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSession);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var symbols = new SymbolSetUps[universe.Symbols.Count];
        var next = -1;
        if (workers == 1)
        {
            Work();
        }
        else
        {
            Parallel.For(0, workers, _ => Work());
        }

        return new StrategyHistory(Name, symbols);

        void Work()
        {
            var scratch = new ScratchColumns();
            var found = new List<SetUp>();
            int ordinal;
            while ((ordinal = Interlocked.Increment(ref next)) < symbols.Length)
            {
                symbols[ordinal] = EvaluateSymbol(universe, ordinal, firstSession, scratch, found);
            }
        }
    }

    /// <summary>Finds the entries of one symbol, ascending by bar; what breaks a common rule is dropped afterwards.
    /// </summary>
    /// <param name="history">The symbol.</param>
    /// <param name="firstBar">The first bar that is asked about; the result from it on must not depend on it.</param>
    /// <param name="scratch">Memory of this thread.</param>
    /// <param name="found">Where entries are added; empty at first.</param>
    /// <returns>One exit flag for each bar, or none.</returns>
    protected abstract bool[] FindSetUps(
        SymbolHistory history, int firstBar, ScratchColumns scratch, List<SetUp> found);

    private SymbolSetUps EvaluateSymbol(
        UniverseBars universe, int ordinal, int firstSession, ScratchColumns scratch, List<SetUp> found)
    {
        var history = universe.Symbols[ordinal];
        found.Clear();
        var exits = FindSetUps(history, universe.LastBarAt(ordinal, firstSession), scratch, found);
        if (found.Count == 0)
        {
            return new SymbolSetUps([], exits);
        }

        var suspected = SuspectedSplits.Find(history.Bars, rules.Options);
        var kept = 0;
        for (var position = 0; position < found.Count; position++)
        {
            var setUp = found[position];
            if (setUp.IsSound
                && !rules.Refuses(new BarPoint(universe, ordinal, setUp.BarIndex), LongestWindow, suspected))
            {
                found[kept++] = setUp;
            }
        }

        found.RemoveRange(kept, found.Count - kept);
        return new SymbolSetUps([.. found], exits);
    }
}
