namespace NanoCap.Trading.Strategies;

/// <summary>What a strategy wanted at each close of a universe's history.</summary>
/// <param name="strategy">The strategy's name.</param>
/// <param name="symbols">One entry for each symbol, in the universe's order.</param>
/// <param name="exits">Signal exits that depend on the entry, beside the flags of the symbols; null when there are
/// none.
/// </param>
public sealed class StrategyHistory(string strategy, SymbolSetUps[] symbols, IEntryExits? exits = null)
{
    /// <summary>The strategy's name.</summary>
    public string Strategy { get; } = strategy;

    /// <summary>Whose entries they are when the strategy combines others, else null.</summary>
    public IContributions? Contributions => exits as IContributions;

    /// <summary>Number of symbols.</summary>
    public int Count => symbols.Length;

    /// <summary>The entries wanted for a symbol, ascending by bar, at most one a bar.</summary>
    public ReadOnlySpan<SetUp> SetUps(int ordinal) => symbols[ordinal].Entries;

    /// <summary>Whether the strategy wants a position in a symbol sold, judged at the close of a bar.</summary>
    /// <param name="ordinal">The symbol's position in the universe.</param>
    /// <param name="entryBar">The bar at whose close the entry was wanted, before that of the fill.</param>
    /// <param name="barIndex">The bar at whose close it is judged.</param>
    public bool WantsExit(int ordinal, int entryBar, int barIndex)
    {
        var flags = symbols[ordinal].Exits;
        return (barIndex < flags.Length && flags[barIndex])
            || (exits is not null && exits.WantsExit(ordinal, entryBar, barIndex));
    }

    /// <summary>The entry wanted at a bar, or null.</summary>
    public SetUp? Find(int ordinal, int barIndex)
    {
        var entries = SetUps(ordinal);
        for (var position = entries.Length - 1; position >= 0 && entries[position].BarIndex >= barIndex; position--)
        {
            if (entries[position].BarIndex == barIndex)
            {
                return entries[position];
            }
        }

        return null;
    }
}
