using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Signals.Exclusions;

/// <summary>The numbers of the entry exclusions.</summary>
public sealed record EntryExclusionOptions
{
    /// <summary>A reverse split counts within this many sessions ending t.</summary>
    public int ReverseSplitSessions { get; init; } = 252;

    /// <summary>Smallest ratio of a reverse split that counts, old shares for each new one.</summary>
    public decimal ReverseSplitMinimumRatio { get; init; } = 1.5m;

    /// <summary>A listing is new for this many sessions since its first bar.</summary>
    public int NewListingSessions { get; init; } = 252;

    /// <summary>A rise over <see cref="BlowOffSessions"/> of more than this is a blow-off; 1 is 100 %.</summary>
    public double BlowOffRise { get; init; } = 1.0;

    /// <summary>Sessions of that rise.</summary>
    public int BlowOffSessions { get; init; } = 21;

    /// <summary>A one-session rise of at least this is a blow-off; 0.20 is 20 %.</summary>
    public double BlowOffDayRise { get; init; } = 0.20;

    /// <summary>The one-session rise counts on one of this many last sessions.</summary>
    public int BlowOffDaySessions { get; init; } = 20;

    /// <summary>Sessions over which shares are compared.</summary>
    public int DilutionSessions { get; init; } = 252;

    /// <summary>Growth of the capitalisation beyond the price of more than this is dilution; 0.20 is 20 %.</summary>
    public double DilutionGrowth { get; init; } = 0.20;

    /// <summary>Capitalisations are medians of this many sessions.</summary>
    public int DilutionMedianSessions { get; init; } = 5;

    /// <summary>Chinese and Hong Kong stocks under this have a warning, US dollars.</summary>
    public Usd WarnCountryCapBelow { get; init; } = new(350_000_000m);

    /// <summary>A fall of more than this has a warning; 0.50 is 50 %.</summary>
    public double WarnFall { get; init; } = 0.50;

    /// <summary>Sessions of that fall.</summary>
    public int WarnFallSessions { get; init; } = 252;

    /// <summary>The most volatile part of the universe that has a warning.</summary>
    public double WarnVolatileShare { get; init; } = 0.20;

    /// <summary>Log returns in that volatility.</summary>
    public int WarnVolatilitySessions { get; init; } = 20;

    /// <summary>A capitalisation under this is tiny, US dollars.</summary>
    public Usd TinyCapBelow { get; init; } = new(50_000_000m);
}
