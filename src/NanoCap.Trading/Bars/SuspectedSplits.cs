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
            if (ratio < up && ratio > down)
            {
                continue;
            }

            var first = Math.Max(0, index - options.SplitVolumeSessions);
            if (volumes[index] < options.SplitVolumeMultiple * Medians.Of(volumes[first..index]))
            {
                (found ??= []).Add(index);
            }
        }

        return found is null ? [] : [.. found];
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
}
