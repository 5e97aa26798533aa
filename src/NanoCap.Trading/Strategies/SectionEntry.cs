namespace NanoCap.Trading.Strategies;

/// <summary>An entry that a comparison of symbols wants.</summary>
/// <param name="Ordinal">The symbol's position in the universe.</param>
/// <param name="SetUp">The entry.</param>
internal readonly record struct SectionEntry(int Ordinal, SetUp SetUp);
