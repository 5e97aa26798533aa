namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>One session of a replay.</summary>
/// <param name="Target">What the book said after its close.</param>
/// <param name="Weights">Its weights after equity scaling and cap; empty for cash and where nothing was said.</param>
/// <param name="Held">Funds held at its close.</param>
/// <param name="Equity">US dollars at its close, costs of trades at that close paid.</param>
public sealed record AllocationDay(
    AllocationTarget Target, IReadOnlyList<TargetWeight> Weights, int Held, double Equity);
