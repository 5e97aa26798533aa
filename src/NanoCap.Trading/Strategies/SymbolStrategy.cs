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
        var symbols = new SymbolSetUps[universe.Symbols.Count];
        SharedWork.Run(
            symbols.Length,
            workers,
            () => (Scratch: new ScratchColumns(), Found: new List<SetUp>()),
            (memory, ordinal) =>
                symbols[ordinal] = EvaluateSymbol(universe, ordinal, firstSession, memory.Scratch, memory.Found));
        return new StrategyHistory(Name, symbols);
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

    /// <summary>The last word on the entries that the common rules let pass; nothing unless overridden.</summary>
    /// <param name="scratch">The memory of this thread as <see cref="FindSetUps"/> left it.</param>
    /// <param name="admitted">The entries, ascending by bar; may be removed here.</param>
    protected virtual void Settle(ScratchColumns scratch, List<SetUp> admitted)
    {
    }

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
        Settle(scratch, found);
        return new SymbolSetUps([.. found], exits);
    }
}
