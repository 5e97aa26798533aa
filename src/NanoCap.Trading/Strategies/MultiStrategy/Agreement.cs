namespace NanoCap.Trading.Strategies.MultiStrategy;

/// <summary>What several strategies want of a symbol at a close.</summary>
/// <param name="Best">The contributor with the highest confidence; of equal ones the first.</param>
/// <param name="Count">How many want an entry, the best among them.</param>
/// <param name="BestConfidence">The best one's own confidence.</param>
/// <param name="SetUp">The best one's entry with the common confidence.</param>
internal sealed record Agreement(int Best, int Count, double BestConfidence, SetUp SetUp);
