namespace NanoCap.Trading.Signals;

/// <summary>What buying or selling costs as a fraction of the amount: k = fee + half the assumed spread.</summary>
public sealed record SideCost
{
    /// <summary>Paid a side whatever the spread.</summary>
    public double Fee { get; init; } = 0.001;

    /// <summary>The part of the spread that a side pays.</summary>
    public double ShareOfSpread { get; init; } = 0.5;

    /// <summary>The spread of a symbol that trades <see cref="SpreadDollarVolumeUsd"/> a session.</summary>
    public double SpreadAtDollarVolume { get; init; } = 0.02;

    /// <summary>Median dollar volume at which the spread is <see cref="SpreadAtDollarVolume"/>, US dollars.</summary>
    public double SpreadDollarVolumeUsd { get; init; } = 50_000.0;

    /// <summary>Smallest spread.</summary>
    public double MinimumSpread { get; init; } = 0.0005;

    /// <summary>Largest spread.</summary>
    public double MaximumSpread { get; init; } = 0.02;

    /// <summary>k = .001 + .5 clamp(.02 sqrt(50 000 / median), .0005, .02).</summary>
    /// <param name="medianDollarVolume">Median dollar volume of 20 sessions, US dollars; zero costs the most.</param>
    public double Of(double medianDollarVolume) =>
        Fee + (ShareOfSpread * Math.Clamp(
            SpreadAtDollarVolume * Math.Sqrt(SpreadDollarVolumeUsd / medianDollarVolume),
            MinimumSpread,
            MaximumSpread));
}
