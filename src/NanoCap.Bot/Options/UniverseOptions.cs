using System.ComponentModel.DataAnnotations;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Options;

internal sealed record UniverseOptions
{
    /// <summary>Null for the profile's own.</summary>
    [Range(1_000_000d, 10_000_000_000_000d)]
    public Usd? MaximumMarketCap { get; init; }

    [Range(0.01, 10_000)]
    public double MinimumPriceUsd { get; init; } = 1.0;

    [Range(0, 1_000_000_000)]
    public double MinimumMedianDollarVolumeUsd { get; init; } = 50_000.0;

    [Range(1, 2_520)]
    public int MinimumBars { get; init; } = 60;

    /// <summary>Symbols that are never entered.</summary>
    public IReadOnlyList<string> Deny { get; init; } = [];

    public UniverseFilterOptions ToFilterOptions(RiskProfile profile) => new()
    {
        MaximumMarketCap = MaximumMarketCap ?? profile.MarketCapMaximum,
        MinimumPriceUsd = MinimumPriceUsd,
        MinimumMedianDollarVolumeUsd = MinimumMedianDollarVolumeUsd,
        MinimumBars = MinimumBars,
        DenyList = Deny.Select(Symbol.Of).ToHashSet(),
    };
}
