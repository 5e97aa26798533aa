namespace NanoCap.Trading.Bars;

/// <summary>The columns a bar source read for one symbol, before they are checked and turned into a series.</summary>
/// <remarks>Each array has at least <see cref="Count"/> elements; elements behind that are ignored.</remarks>
/// <param name="Count">Number of sessions.</param>
/// <param name="DayNumbers"><see cref="DateOnly.DayNumber"/> of each session, ascending.</param>
/// <param name="Open">Split-adjusted open, US dollars a share.</param>
/// <param name="High">Split-adjusted high, US dollars a share.</param>
/// <param name="Low">Split-adjusted low, US dollars a share.</param>
/// <param name="Close">Split-adjusted close, US dollars a share.</param>
/// <param name="AdjustedClose">Close adjusted for splits and dividends, US dollars a share.</param>
/// <param name="Volume">Split-adjusted shares traded.</param>
public sealed record BarColumns(
    int Count,
    int[] DayNumbers,
    double[] Open,
    double[] High,
    double[] Low,
    double[] Close,
    double[] AdjustedClose,
    double[] Volume);
