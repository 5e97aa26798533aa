using NanoCap.Trading.Indicators;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>Holds IWM while it closes above its 200-session average at the month end, else BIL.</summary>
/// <remarks>Needs 200 closes of IWM.</remarks>
public sealed class TrendBook(TrendOptions options) : IAllocationBook
{
    private static readonly Symbol Fund = Symbol.Of("IWM");
    private static readonly Symbol Bills = Symbol.Of("BIL");

    /// <inheritdoc/>
    public string Name => "trend";

    /// <inheritdoc/>
    public int LongestWindow => options.AverageSessions;

    /// <inheritdoc/>
    public IReadOnlyList<Symbol> Symbols => [Fund, Bills];

    /// <inheritdoc/>
    public AllocationLimits Limits { get; } = new();

    /// <inheritdoc/>
    public bool LeavesBuffer => false;

    /// <inheritdoc/>
    public string Evidence =>
        "Measured next close against IWM held: drawdown -41 to -29 % and return 8.3 to 3.7 % a year (2011-03 to "
        + "2023-06), -28 to -14 % and 16.8 to 13.1 % (2023-07 to 2026-07). " + AllocationEvidence.LowerExposure;

    /// <inheritdoc/>
    public IReadOnlyList<AllocationTarget> Evaluate(AllocationPrices prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        var (sessions, closes) = prices.Known(Fund);
        var averages = new double[closes.Length];
        Sma.Calculate(closes, options.AverageSessions, averages);
        return FundTargets.Of(prices, Fund, sessions, LongestWindow, (session, index) =>
        {
            var chosen = closes[index] > averages[index] ? Fund : Bills;
            var isKnown = !double.IsNaN(prices.Close(chosen, sessions[index]));
            return new AllocationTarget(
                session,
                chosen == Fund ? "ABOVE" : "BELOW",
                isKnown ? [new(chosen, 1.0)] : [],
                MonthEnds.IsLast(session),
                [new("close", closes[index]), new("smaLong", averages[index])],
                null)
            {
                Note = isKnown ? null : $"no close of {chosen}; its share stays in cash",
            };
        });
    }
}
