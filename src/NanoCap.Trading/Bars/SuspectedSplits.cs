using System.Runtime.CompilerServices;

namespace NanoCap.Trading.Bars;

/// <summary>Jumps of the adjusted close on ordinary volume: most likely a split that the adjustment missed.</summary>
public static class SuspectedSplits
{
    /// <summary>Indices of the bars that jumped, ascending; empty for nearly every symbol.</summary>
    /// <remarks>The bar before is the symbol's own last bar, missing sessions left out. Volumes are the adjusted ones.
    /// A median of zero suspects nothing: no volume is less than twice zero.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] Find(BarSeries bars, BarRuleOptions options)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(options);
        var closes = bars.Close;
        var volumes = bars.Volume;
        var (up, down) = (options.SplitJumpUp, options.SplitJumpDown);
        List<int>? found = null;
        for (var index = 1; index < closes.Length; index++)
        {
            var ratio = closes[index] / closes[index - 1];
            if (!(ratio < up && ratio > down) && IsOnOrdinaryVolume(volumes, index, options))
            {
                (found ??= []).Add(index);
            }
        }

        return found is null ? [] : [.. found];
    }

    /// <summary>Whether the bar at an index, which is not the first, jumped.</summary>
    public static bool IsJump(BarSeries bars, int index, BarRuleOptions options)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(options);
        var ratio = bars.Close[index] / bars.Close[index - 1];
        return !(ratio < options.SplitJumpUp && ratio > options.SplitJumpDown)
            && IsOnOrdinaryVolume(bars.Volume, index, options);
    }

    /// <summary>The last of <paramref name="suspected"/> at or before a bar, or -1 when there is none.</summary>
    public static int FindLast(ReadOnlySpan<int> suspected, int barIndex)
    {
        for (var position = suspected.Length - 1; position >= 0; position--)
        {
            if (suspected[position] <= barIndex)
            {
                return suspected[position];
            }
        }

        return -1;
    }

    private static bool IsOnOrdinaryVolume(ReadOnlySpan<double> volumes, int index, BarRuleOptions options)
    {
        var first = Math.Max(0, index - options.SplitVolumeSessions);
        return volumes[index] < options.SplitVolumeMultiple * Medians.Of(volumes[first..index]);
    }
}
