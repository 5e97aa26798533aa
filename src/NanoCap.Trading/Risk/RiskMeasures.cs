using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>What the limits are held against, as the account is now; open buys count as held unless said otherwise.
/// </summary>
public sealed record RiskMeasures
{
    /// <summary>Cash and positions at their marks, US dollars.</summary>
    public required Usd Equity { get; init; }

    /// <summary>Cash, US dollars.</summary>
    public required Usd Cash { get; init; }

    /// <summary>What open entries and approved proposals may still spend, costs included, US dollars.</summary>
    public required Usd OpenBuys { get; init; }

    /// <summary>Symbols held or about to be.</summary>
    public required int Positions { get; init; }

    /// <summary>The one worth most, US dollars; null without any.</summary>
    public required (Symbol Symbol, Usd Value)? LargestPosition { get; init; }

    /// <summary>The sector worth most, US dollars; null without any position.</summary>
    public required (string Sector, Usd Value)? LargestSector { get; init; }

    /// <summary>Everything held or about to be over equity; null without equity.</summary>
    public required decimal? Leverage { get; init; }

    /// <summary>Loss since the last close, negative for a gain; null without a baseline.</summary>
    public required Ratio? DayLoss { get; init; }

    /// <summary>Loss from the highest session-close equity, negative above it; null without one.</summary>
    public required Ratio? Drawdown { get; init; }

    /// <summary>A day's loss at 95 %.</summary>
    public required ValueAtRisk ValueAtRisk { get; init; }

    /// <summary>The two that move most as one; null where no two were measured.</summary>
    public required PairCorrelation? HighestCorrelation { get; init; }

    /// <summary>The position that is the largest part of its mean 20-session volume; null where none is known.
    /// </summary>
    public required (Symbol Symbol, Ratio Share)? LargestVolumeShare { get; init; }

    /// <summary>Entries sent for the present session.</summary>
    public required int EntriesToday { get; init; }

    /// <summary>Entries sent in the minute before.</summary>
    public required int EntriesOfMinute { get; init; }

    /// <summary>Measures an account.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="market">The market as of now.</param>
    /// <param name="profile">Tells the cost of open buys.</param>
    /// <param name="at">The instant.</param>
    public static RiskMeasures Of(DeskState desk, MarketView market, RiskProfile profile, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(profile);
        var openBuys = OpenBuy.In(desk, market, profile);
        var collected = new PooledList<Exposure>(desk.Positions.Count + openBuys.Length);
        Exposure.Collect(ref collected, desk, openBuys);
        Exposure[] exposures = [.. collected.Items];
        collected.Dispose();
        var equity = desk.Equity;
        var gross = exposures.Sum(exposure => exposure.Value.Value);
        return new RiskMeasures
        {
            Equity = equity,
            Cash = desk.Books.Cash,
            OpenBuys = new Usd(openBuys.Sum(buy => buy.Reserved.Value)),
            Positions = exposures.Length,
            LargestPosition = exposures.Length == 0 ? null
                : exposures.MaxBy(exposure => exposure.Value.Value) is var largest ? (largest.Symbol, largest.Value)
                : null,
            LargestSector = LargestSectorOf(exposures, market),
            Leverage = equity > Usd.Zero ? gross / equity.Value : null,
            DayLoss = EquityLoss.From(desk.DayBaseline, equity),
            Drawdown = EquityLoss.From(desk.PeakEquity, equity),
            ValueAtRisk = ValueAtRisk.Of(exposures, equity, market),
            HighestCorrelation = HighestCorrelationOf(exposures, market),
            LargestVolumeShare = LargestVolumeShareOf(desk, market),
            EntriesToday = desk.EntriesSentToday,
            EntriesOfMinute = desk.LatestEntries.Count(sent => sent > at.AddMinutes(-1)),
        };
    }

    /// <summary>The sector of a symbol; all that have none are one, <c>unknown</c>.</summary>
    internal static string SectorOf(MarketView market, Symbol symbol) =>
        market.Find(symbol)?.Listing.Sector is { Length: > 0 } sector ? sector : "unknown";

    private static (string Sector, Usd Value)? LargestSectorOf(Exposure[] exposures, MarketView market)
    {
        var sectors = exposures
            .GroupBy(exposure => SectorOf(market, exposure.Symbol), StringComparer.Ordinal)
            .Select(group => (Sector: group.Key, Value: new Usd(group.Sum(exposure => exposure.Value.Value))))
            .OrderByDescending(sector => sector.Value.Value).ThenBy(sector => sector.Sector, StringComparer.Ordinal)
            .ToList();
        return sectors.Count == 0 ? null : sectors[0];
    }

    private static PairCorrelation? HighestCorrelationOf(Exposure[] exposures, MarketView market)
    {
        PairCorrelation? highest = null;
        for (var first = 0; first < exposures.Length; first++)
        {
            var own = market.ReturnWindow(exposures[first].Symbol, PairCorrelation.Sessions);
            for (var second = first + 1; second < exposures.Length; second++)
            {
                var other = market.ReturnWindow(exposures[second].Symbol, PairCorrelation.Sessions);
                var value = ReturnStatistics.Correlation(own, other, PairCorrelation.SessionsAtLeast);
                if (value > (highest?.Value ?? double.NegativeInfinity))
                {
                    highest = new PairCorrelation(exposures[first].Symbol, exposures[second].Symbol, value);
                }
            }
        }

        return highest;
    }

    private static (Symbol Symbol, Ratio Share)? LargestVolumeShareOf(DeskState desk, MarketView market)
    {
        (Symbol Symbol, Ratio Share)? largest = null;
        foreach (var (symbol, position) in desk.Positions)
        {
            if (market.Find(symbol)?.MeanVolume is > 0 and < 1e15 and var mean
                && new Ratio(position.Quantity.Value / (decimal)mean) is var share
                && share > (largest?.Share ?? new Ratio(-1m)))
            {
                largest = (symbol, share);
            }
        }

        return largest;
    }
}
