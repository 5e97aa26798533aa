namespace NanoCap.Trading.Strategies;

/// <summary>How unusual the volume of a session is.</summary>
public static class VolumeRatios
{
    /// <summary>Volume at <paramref name="index"/> over the mean of the sessions before it; NaN, so that no comparison
    /// holds, when that mean is zero or there are too few sessions.</summary>
    /// <param name="volumes">Adjusted shares a session.</param>
    /// <param name="index">The session t, itself not in the mean.</param>
    /// <param name="sessions">Length of the mean, at least 1.</param>
    public static double Of(ReadOnlySpan<double> volumes, int index, int sessions)
    {
        if (index < sessions)
        {
            return double.NaN;
        }

        var sum = 0.0;
        foreach (var volume in volumes.Slice(index - sessions, sessions))
        {
            sum += volume;
        }

        return sum > 0 ? volumes[index] / (sum / sessions) : double.NaN;
    }
}
