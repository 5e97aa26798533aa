namespace NanoCap.Trading.Strategies;

/// <summary>What a strategy wanted of one symbol.</summary>
/// <param name="Entries">Ascending by bar, at most one a bar.</param>
/// <param name="Exits">One flag for each bar; empty when the strategy has no signal exits.</param>
public readonly record struct SymbolSetUps(SetUp[] Entries, bool[] Exits)
{
    /// <summary>Nothing wanted.</summary>
    public static SymbolSetUps None { get; } = new([], []);
}
