namespace NanoCap.Bot.Scanning;

/// <summary>A strategy's shadow book over the last sessions.</summary>
/// <param name="Sessions">One for each value, ascending.</param>
/// <param name="Equity">At each close, in the book's own unit.</param>
/// <param name="TakesPart">Whether its signals take part in the ranking.</param>
internal sealed record StrategyCurve(
    string Strategy, IReadOnlyList<DateOnly> Sessions, IReadOnlyList<double> Equity, bool TakesPart);
