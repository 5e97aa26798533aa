using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Desk;

/// <summary>Makes the terms of an entry that a person wants.</summary>
internal static class ManualTerms
{
    /// <summary>The stop without history, as a ratio of the price.</summary>
    public const double DistanceWithoutHistory = 0.10;

    private const double Sigmas = 2.0;
    private const double LeastDistance = 0.05;
    private const double MostDistance = 0.15;

    /// <summary>How far under the price the stop lies: 2 sigma20, at least 5 and at most 15 %; 10 % without history.
    /// </summary>
    public static double StopDistance(double sigma20) => double.IsFinite(sigma20)
        ? Math.Clamp(Sigmas * sigma20, LeastDistance, MostDistance)
        : DistanceWithoutHistory;

    /// <summary>The terms before sizing: no shares. The stop is rounded down to the tick, the target, twice as far, to
    /// the nearest.</summary>
    public static ProposalTerms Of(
        InstrumentView view, Price? limit, DateOnly session, RiskProfile profile, DateTimeOffset expiresAt)
    {
        var reference = view.LastClose;
        var distance = (decimal)StopDistance(view.Sigma20);
        return new ProposalTerms(
            session,
            view.Listing.Symbol,
            view.Listing.Name,
            view.Listing.Sector,
            OrderIntent.ManualStrategy,
            Rank: 0,
            Score: 0,
            Confidence: 0,
            Momentum: 0,
            reference,
            Price.Of(reference.Value * (1m - profile.BandBelow.Value)).RoundUpToTick(),
            limit ?? PositionSizing.LimitOf(reference, profile),
            PositionSizing.DownToTick(Price.Of(reference.Value * (1m - distance))),
            Price.Of(reference.Value * (1m + (2m * distance))).RoundToTick(),
            TimeExitSessions: null,
            Quantity.Zero,
            [
                new Evidence("stopDistance", (double)distance),
                .. double.IsFinite(view.Sigma20) ? [new Evidence("sigma20", view.Sigma20)] : Array.Empty<Evidence>(),
            ],
            [],
            VolumeShare: null,
            Usd.Zero,
            expiresAt)
        {
            Trail = profile.TrailingStop,
        };
    }
}
