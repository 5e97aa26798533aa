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

    /// <summary>A capitalisation under this is tiny, US dollars.</summary>
    public Usd TinyCapBelow { get; init; } = new(50_000_000m);
}
