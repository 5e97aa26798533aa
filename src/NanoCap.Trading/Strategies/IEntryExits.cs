namespace NanoCap.Trading.Strategies;

/// <summary>Signal exits that are judged with what was known when the position was entered.</summary>
public interface IEntryExits
{
    /// <summary>Whether a position is to be sold, judged at the close of a bar; false for an entry that the strategy
    /// never wanted.</summary>
    /// <param name="ordinal">The symbol's position in the universe.</param>
    /// <param name="entryBar">The bar at whose close the entry was wanted.</param>
    /// <param name="barIndex">The bar at whose close it is judged.</param>
    bool WantsExit(int ordinal, int entryBar, int barIndex);
}
