using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>What a decision may know of one symbol at the close of a session.</summary>
/// <param name="Listing">Name, sector, capitalisation.</param>
/// <param name="LastSession">The session of its last bar.</param>
/// <param name="LastClose">Raw close of that bar, US dollars a share.</param>
/// <param name="MeanVolume">Mean raw volume of the last 20 bars in shares; NaN with fewer.</param>
/// <param name="MedianDollarVolume">Median of raw close x raw volume over the last 20 bars, US dollars; NaN with fewer.
/// </param>
/// <param name="EntryRefusals">Why no entry may be made, each led by its identifier; empty when one may.</param>
public sealed record InstrumentView(
    Listing Listing,
    DateOnly LastSession,
    Price LastClose,
    double MeanVolume,
    double MedianDollarVolume,
    IReadOnlyList<string> EntryRefusals)
{
    /// <summary>Sample deviation of the last 20 logarithmic returns of adjusted closes, a ratio a session; NaN with
    /// fewer.</summary>
    public double Sigma20 { get; init; } = double.NaN;

    /// <summary>What to know before an entry that refuses nothing, each led by its identifier.</summary>
    public IReadOnlyList<string> EntryNotes { get; init; } = [];

    /// <summary>What is bid and asked now; null where there is none, as with daily bars.</summary>
    public Quote? Quote { get; init; }

    /// <summary>What the broker says of it; null where the broker tells nothing.</summary>
    public AssetView? Asset { get; init; }
}
