namespace NanoCap.Trading.Strategies;

/// <summary>What a strategy wanted at each close of a universe's history.</summary>
/// <param name="strategy">The strategy's name.</param>
/// <param name="symbols">One entry for each symbol, in the universe's order.</param>
public sealed class StrategyHistory(string strategy, SymbolSetUps[] symbols)
{
    /// <summary>The strategy's name.</summary>
    public string Strategy { get; } = strategy;

    /// <summary>Number of symbols.</summary>
    public int Count => symbols.Length;

    /// <summary>The entries wanted for a symbol, ascending by bar, at most one a bar.</summary>
    public ReadOnlySpan<SetUp> SetUps(int ordinal) => symbols[ordinal].Entries;

    /// <summary>Whether the strategy wants a position in a symbol sold, judged at the close of a bar.</summary>
    public bool WantsExit(int ordinal, int barIndex)
    {
        var exits = symbols[ordinal].Exits;
        return barIndex < exits.Length && exits[barIndex];
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
