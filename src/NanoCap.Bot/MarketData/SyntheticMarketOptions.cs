namespace NanoCap.Bot.MarketData;

/// <summary>Which made-up market to generate; the same options give the same bytes on every machine.</summary>
internal sealed record SyntheticMarketOptions
{
    public const int MaximumSymbols = 1000;

    public ulong Seed { get; init; } = 7;

    public int Symbols { get; init; } = 300;

    /// <summary>The first day of the market; the first bar is on it or on the next session.</summary>
    public DateOnly FirstSession { get; init; } = new(2023, 1, 3);

    /// <summary>The last day of the market; the last bar is on it or on the session before.</summary>
    public DateOnly LastSession { get; init; } = new(2025, 12, 31);

    /// <summary>Where a replay begins unless told otherwise: an evening on which there is something to
    /// decide.</summary>
    public DateOnly FirstEvening { get; init; } = new(2024, 11, 19);
}
