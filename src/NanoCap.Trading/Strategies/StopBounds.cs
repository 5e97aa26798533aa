namespace NanoCap.Trading.Strategies;

/// <summary>How near and how far a protective stop may be, so that book, card and order agree.</summary>
/// <param name="Minimum">Smallest distance as a fraction of the reference.</param>
/// <param name="Maximum">Largest distance as a fraction of the reference.</param>
public sealed record StopBounds(double Minimum = 0.05, double Maximum = 0.15)
{
    /// <summary>The distance, moved into the bounds; NaN stays NaN.</summary>
    public double Clamp(double distance) => Math.Clamp(distance, Minimum, Maximum);
}
