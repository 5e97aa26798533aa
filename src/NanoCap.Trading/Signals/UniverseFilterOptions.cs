using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Signals;

/// <summary>The numbers of the universe filter; the defaults are those of the small-account profile.</summary>
public sealed record UniverseFilterOptions
{
    /// <summary>Largest capitalisation, US dollars: 2 billion, 350 million for nano-cap and conservative-live.
    /// </summary>
    public Usd MaximumMarketCap { get; init; } = new(2_000_000_000m);

    /// <summary>Smallest raw close of t, US dollars a share.</summary>
    public double MinimumPriceUsd { get; init; } = 1.0;

    /// <summary>Smallest median of raw close times raw volume, US dollars a session.</summary>
    public double MinimumMedianDollarVolumeUsd { get; init; } = 50_000.0;

    /// <summary>Sessions of that median, the symbol's own bars ending t.</summary>
    public int DollarVolumeSessions { get; init; } = 20;

    /// <summary>Fewest bars of the symbol through t.</summary>
    public int MinimumBars { get; init; } = 60;

    /// <summary>Symbols that are never entered.</summary>
    public IReadOnlySet<Symbol> DenyList { get; init; } = new HashSet<Symbol>();
}
