using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>What to do when the day's signals want more money than there is.</summary>
/// <param name="Line">Where the cash stands.</param>
/// <param name="Demand">What the top signals want at their sizes, US dollars.</param>
/// <param name="IsEnough">Whether spendable cash covers the demand.</param>
/// <param name="Liquidation">Positions in the order in which they would be sold; empty when there is enough.</param>
/// <param name="Verdict">One sentence for a person.</param>
public sealed record CashAdvice(
    CashLine Line,
    Usd Demand,
    bool IsEnough,
    IReadOnlyList<LiquidationCandidate> Liquidation,
    string Verdict)
{
    /// <summary>The one swap of the session; null when none is worth its cost.</summary>
    public SwapAdvice? Swap { get; init; }

    /// <summary>Positions that tie up money better used elsewhere, by symbol; empty when there is enough.</summary>
    public IReadOnlyList<ConsolidationCandidate> Consolidation { get; init; } = [];

    /// <summary>Whether to add funds; null when there is enough.</summary>
    public FundingAdvice? Funding { get; init; }
}
