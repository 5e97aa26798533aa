using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Cash;

/// <summary>Finds the one swap of a session that is worth its cost (design, risk: cash depletion 4).</summary>
internal static class Swaps
{
    /// <summary>By so much the signal's score must be above the holding's.</summary>
    public const double ScoreAbove = 0.10;

    private const decimal Margin = 0.01m;

    /// <summary>The swap with the largest gain over cost; of equal ones that of the better rank, then of the earlier
    /// place in the order of selling. Null when none is worth it, and in a cash account, where the proceeds of a sale
    /// settle only after the purchase would be over.</summary>
    /// <param name="desk">The state as if the day's proposals had filled.</param>
    /// <param name="market">The market at the scan's session.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="refused">The day's signals that were refused for want of money or a place, in rank order.</param>
    /// <param name="liquidation">The order of selling.</param>
    /// <param name="held">What the holdings' own strategies say today.</param>
    /// <param name="plan">Sizes and reviews a signal in a state.</param>
    public static (SwapAdvice Swap, PlannedProposal Purchase)? FindBest(
        DeskState desk,
        MarketView market,
        RiskProfile profile,
        IReadOnlyList<ScoredSignal> refused,
        IReadOnlyList<LiquidationCandidate> liquidation,
        IReadOnlyList<HeldSignal> held,
        Func<DeskState, ScoredSignal, PlannedProposal> plan)
    {
        if (SpendableCash.IsSettledOnly(desk))
        {
            return null;
        }

        (SwapAdvice Swap, PlannedProposal Purchase)? best = null;
        foreach (var signal in refused)
        {
            foreach (var candidate in liquidation)
            {
                if (Find(desk, market, profile, signal, candidate, held, plan) is { } swap
                    && (best is null || swap.Swap.Gain - swap.Swap.Cost > best.Value.Swap.Gain - best.Value.Swap.Cost))
                {
                    best = swap;
                }
            }
        }

        return best;
    }

    private static (SwapAdvice Swap, PlannedProposal Purchase)? Find(
        DeskState desk,
        MarketView market,
        RiskProfile profile,
        ScoredSignal wanted,
        LiquidationCandidate candidate,
        IReadOnlyList<HeldSignal> held,
        Func<DeskState, ScoredSignal, PlannedProposal> plan)
    {
        var position = desk.Positions[candidate.Symbol];
        if (held.FirstOrDefault(signal => signal.Symbol == candidate.Symbol) is not { Score: { } score } now
            || !IsBetter(wanted.Score, score)
            || desk.SaleProposals.Values.Any(sale => sale.IsPending && sale.Terms.Symbol == candidate.Symbol)
            || position.Target is not { } target
            || wanted.Signal.Target is not { } aim)
        {
            return null;
        }

        var sale = SaleTerms.Of(
            desk, candidate.Symbol, null, ExitReason.Swap, string.Empty, market.Session,
            new Ratio(CostOf(candidate.Symbol, market, profile)), default);
        var sold = sale.AssumedIn(desk);
        var purchase = plan(sold, wanted);
        if (purchase.Verdict.IsRefused)
        {
            return null;
        }

        var terms = purchase.Terms;
        var notional = Usd.Min(position.MarketValue, terms.Notional);
        var remaining = (double)(target.Value / position.LastPrice.Value) - 1;
        var distance = (aim / wanted.Signal.Reference) - 1;
        var edge = (wanted.Signal.Confidence * distance) - (now.Confidence * remaining);
        var gain = notional * (decimal)edge;
        var share = SpreadOf(candidate.Symbol, market, profile) + SpreadOf(terms.Symbol, market, profile)
            + (2m * profile.CostPerSide.Value) + Margin;
        var cost = notional * share;
        return gain <= cost ? null : (
            new SwapAdvice(
                candidate.Symbol, position.Quantity, score, sale.Proceeds, sale.Realised,
                terms.Symbol, terms.Quantity, wanted.Score, notional, gain, cost,
                sold.Books.Cash - terms.Notional - terms.SpreadCost, sold.Positions.Count + 1),
            purchase);
    }

    /// <summary>A difference that is a tenth but for the last bit is a tenth.</summary>
    private static bool IsBetter(double wanted, double now) => wanted - now >= ScoreAbove - 1e-9;

    private static decimal CostOf(Symbol symbol, MarketView market, RiskProfile profile) =>
        AssumedCost.PerSide(profile, market.Find(symbol)?.MedianDollarVolume ?? double.NaN).Value;

    /// <summary>The whole spread: a side pays half of it beside the fixed part.</summary>
    private static decimal SpreadOf(Symbol symbol, MarketView market, RiskProfile profile) =>
        2m * (CostOf(symbol, market, profile) - profile.CostPerSide.Value);
}
