using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.Scanning;

/// <summary>How an allocation book did over the loaded market, filled at the next close with its limits and costs.
/// </summary>
/// <param name="Book">The book.</param>
/// <param name="Missing">What it holds and the market has no bars of; nothing else is known then.</param>
/// <param name="Momentum">Its 63-session return, null when its record is shorter.</param>
/// <param name="Return">Compound return a year, null when not measurable.</param>
/// <param name="Sharpe">Mean over deviation of daily returns a year, null when not measurable.</param>
/// <param name="Drawdown">The largest loss from a peak, null when not measurable.</param>
internal sealed record AllocationRecordLine(
    string Book,
    IReadOnlyList<Symbol> Missing,
    double? Momentum,
    double? Return,
    double? Sharpe,
    double? Drawdown);
