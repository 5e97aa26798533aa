namespace NanoCap.Trading.Signals;

/// <summary>How a strategy stands on the day of a ranking.</summary>
/// <param name="Name">The strategy's name.</param>
/// <param name="Momentum">Its shadow book's return over 63 sessions; null is "not yet".</param>
/// <param name="Qualified">Whether its signals take part in the ranking.</param>
/// <param name="Signals">Number of its signals of the day, held symbols included, refused ones not.</param>
/// <param name="Reason">One sentence on why it takes part or not.</param>
public sealed record StrategyStanding(string Name, double? Momentum, bool Qualified, int Signals, string Reason);
