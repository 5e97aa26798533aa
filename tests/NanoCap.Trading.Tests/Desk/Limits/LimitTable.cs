namespace NanoCap.Trading.Tests.Desk.Limits;

/// <summary>What a profile lets an entry do, copied from the table of the specification by hand.</summary>
/// <param name="Name">The profile.</param>
/// <param name="PositionUsd">The most that one position may be worth, US dollars; null for the share alone.</param>
/// <param name="PositionShare">The most as a share of equity.</param>
/// <param name="Positions">The most positions.</param>
/// <param name="BufferUsd">Cash kept, US dollars.</param>
/// <param name="BufferShare">Cash kept, as a share of equity.</param>
/// <param name="VolumeShare">The most of the mean volume.</param>
/// <param name="Sector">The most in one sector, as a share of equity; null for any.</param>
/// <param name="Leverage">The most that all is worth, as a multiple of equity.</param>
internal sealed record LimitTable(
    string Name,
    decimal? PositionUsd,
    decimal PositionShare,
    int Positions,
    decimal BufferUsd,
    decimal BufferShare,
    decimal VolumeShare,
    decimal? Sector,
    decimal Leverage)
{
    public static IReadOnlyList<LimitTable> All { get; } =
    [
        new("small-account", 300m, 0.30m, 4, 100m, 0m, 0.03m, 0.40m, 1m),
        new("nano-cap", null, 0.05m, 12, 0m, 0.05m, 0.03m, 0.25m, 2m),
        new("conservative-live", null, 0.05m, 5, 0m, 0.10m, 0.01m, 0.20m, 1m),
        new("microcap", null, 0.05m, 5, 0m, 0.05m, 0.03m, 0.50m, 1m),
        new("regime-etf", null, 0.08m, 6, 0m, 0.30m, 0.01m, null, 1m),
    ];

    /// <summary>Exceptions: small accounts under <c>microcap</c>, leveraged funds under <c>regime-etf</c>.</summary>
    public decimal PositionAt(decimal equity, bool isLeveragedFund)
    {
        var share = Name == "microcap" && equity < 500m ? 0.25m
            : Name == "regime-etf" && isLeveragedFund ? 0.25m
            : PositionShare;
        return Math.Min(PositionUsd ?? decimal.MaxValue, equity * share);
    }
}
