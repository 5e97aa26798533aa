using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Sizing;

/// <summary>The steps of <see cref="SizingPolicy.ScoreTiered"/>: shares of equity by the ranking's score, 0 to 1, and
/// what a large move of the signal's session leaves of them.</summary>
public sealed record ScoreTiers
{
    /// <summary>From this score on the highest share.</summary>
    public Ratio HighestFrom { get; init; } = new(0.80m);

    /// <summary>Share of equity from <see cref="HighestFrom"/> on.</summary>
    public Ratio Highest { get; init; } = new(0.05m);

    /// <summary>From this score on the high share.</summary>
    public Ratio HighFrom { get; init; } = new(0.60m);

    /// <summary>Share of equity from <see cref="HighFrom"/> on.</summary>
    public Ratio High { get; init; } = new(0.03m);

    /// <summary>From this score on the middle share.</summary>
    public Ratio MiddleFrom { get; init; } = new(0.40m);

    /// <summary>Share of equity from <see cref="MiddleFrom"/> on.</summary>
    public Ratio Middle { get; init; } = new(0.02m);

    /// <summary>Share of equity below <see cref="MiddleFrom"/>.</summary>
    public Ratio Low { get; init; } = new(0.01m);

    /// <summary>A return of the signal's session beyond this, up or down, is a large move.</summary>
    public Ratio LargeMove { get; init; } = new(0.05m);

    /// <summary>What a large move leaves of the share.</summary>
    public Ratio AtLargeMove { get; init; } = new(0.7m);

    /// <summary>A return of the signal's session beyond this, up or down, is a huge move.</summary>
    public Ratio HugeMove { get; init; } = new(0.10m);

    /// <summary>What a huge move leaves of the share.</summary>
    public Ratio AtHugeMove { get; init; } = new(0.5m);
}
