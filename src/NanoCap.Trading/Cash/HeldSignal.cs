using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>What a holding's own strategy says of it at today's close.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Strategy">The strategy that holds it.</param>
/// <param name="Confidence">The confidence of its rule on today's bar, 0 to 1; 0 when it does not fire.</param>
/// <param name="Score">The ranking's score with that confidence; null while the strategy's momentum is not known.
/// </param>
public sealed record HeldSignal(Symbol Symbol, string Strategy, double Confidence, double? Score);
