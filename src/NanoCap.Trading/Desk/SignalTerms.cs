using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Desk;

/// <summary>Makes a proposal's terms from a ranked signal.</summary>
internal static class SignalTerms
{
    /// <summary>The terms before sizing: no shares. The stop is rounded down to the tick, the target to the nearest,
    /// the limit down, the band's bottom up.</summary>
    /// <exception cref="ArgumentException">The signal has a price that is not a price, which no signal may.</exception>
    public static ProposalTerms Of(
        ScoredSignal ranked, MarketView market, RiskProfile profile, DateTimeOffset expiresAt)
    {
        var signal = ranked.Signal;
        var reference = PriceOf(signal, signal.Reference);
        var listing = market.Find(signal.Symbol)?.Listing;
        return new ProposalTerms(
            signal.Session,
            signal.Symbol,
            listing?.Name ?? string.Empty,
            listing?.Sector,
            signal.Strategy,
            ranked.Rank,
            ranked.Score,
            signal.Confidence,
            ranked.Momentum,
            reference,
            Price.Of(reference.Value * (1m - profile.BandBelow.Value)).RoundUpToTick(),
            PositionSizing.LimitOf(reference, profile),
            PositionSizing.DownToTick(PriceOf(signal, signal.Stop)),
            signal.Target is { } target ? PriceOf(signal, target).RoundToTick() : null,
            signal.TimeExitSessions,
            Quantity.Zero,
            signal.Evidence,
            [],
            null,
            Usd.Zero,
            expiresAt)
        {
            Trail = profile.TrailingStop,
        };
    }

    /// <summary>The terms with what the review left.</summary>
    public static ProposalTerms WithShares(
        ProposalTerms terms, RiskVerdict verdict, MarketView market, RiskProfile profile)
    {
        var view = market.Find(terms.Symbol);
        var cost = AssumedCost.PerSide(profile, view?.MedianDollarVolume ?? double.NaN);
        return terms with
        {
            Quantity = verdict.Quantity,
            Findings = verdict.Findings,
            VolumeShare = view is { MeanVolume: > 0 and < 1e15 and var mean }
                ? new Ratio(verdict.Quantity.Value / (decimal)mean)
                : null,
            SpreadCost = terms.Limit * verdict.Quantity * cost,
        };
    }

    private static Price PriceOf(Signal signal, double value) =>
        Price.FromMeasured(value) ?? throw new ArgumentException(
            $"Expected prices above zero in {signal.Strategy}'s signal for {signal.Symbol}, found {value}.",
            nameof(signal));
}
