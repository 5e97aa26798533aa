using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Sizing;

/// <summary>How many shares a new position gets.</summary>
/// <param name="Wanted">Whole shares that the slot pays at the limit, before any cap.</param>
/// <param name="Quantity">Whole shares after the smallest cap; zero when that is worth less than the minimum.</param>
/// <param name="Amount">Dollars for it after the smallest cap, before rounding down to whole shares.</param>
/// <param name="Cap">The smallest cap where it is under the slot: <c>position-maximum</c>, <c>volume-share</c> or
/// <c>cash</c>; null when none bites.</param>
public sealed record PositionSize(Quantity Wanted, Quantity Quantity, Usd Amount, string? Cap);
