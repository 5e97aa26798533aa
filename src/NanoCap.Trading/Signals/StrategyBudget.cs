namespace NanoCap.Trading.Signals;

/// <summary>What share of equity a contributor may use, by its own performance.</summary>
/// <param name="Strategy">The contributor.</param>
/// <param name="Base">Its base, as given.</param>
/// <param name="Target">base x (1 + momentum), normalised to a sum of 1, at the last weekly review; the normalised base
/// before the first.</param>
/// <param name="Budget">The share in force.</param>
public sealed record StrategyBudget(string Strategy, double Base, double Target, double Budget);
