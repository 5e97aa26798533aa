using NanoCap.Trading.Bars;

namespace NanoCap.Bot.MarketData.Synthetic;

/// <summary>A company's bars as they trade: on ticks, in whole shares, split when the price leaves its range.</summary>
internal sealed class TradedBars(Company company, int[] sessions, DeterministicRandom random)
{
    private const double SplitsAbove = 24;
    private const double SplitsAboveForSure = 28;
    private const double ReverseSplitsBelow = .85;
    private const double ReverseSplitsBelowForSure = .6;

    private readonly List<Split> splits = [];
    private readonly List<int> rowOfSplit = [];
    private readonly int[] days = new int[sessions.Length];
    private readonly double[] open = new double[sessions.Length];
    private readonly double[] high = new double[sessions.Length];
    private readonly double[] low = new double[sessions.Length];
    private readonly double[] close = new double[sessions.Length];
    private readonly double[] volume = new double[sessions.Length];
    private double scale = company.StartPrice;
    private int count;

    public IReadOnlyList<Split> Splits => splits;

    public void Add(int session, DayMove move)
    {
        var isSplit = count > 0 && TrySplit(session);
        if (count > 0 && !isSplit && random.Chance(company.ZeroVolumeChance))
        {
            var unchanged = close[count - 1];
            Append(session, unchanged, unchanged, unchanged, unchanged, 0);
            return;
        }

        var (first, last) = (Tick(scale * move.Open), Tick(scale * move.Close));
        var top = Math.Max(first, last) * move.HighStretch;
        var bottom = Math.Min(first, last) * move.LowStretch;
        var dollars = company.DollarVolume * move.Volume * Math.Sqrt(move.Close);
        Append(session, first, Tick(top), Tick(bottom), last, Math.Max(1, Math.Round(dollars / last)));
    }

    /// <summary>The bars on the basis of the last session.</summary>
    public BarColumns ToColumns()
    {
        for (var split = splits.Count - 1; split >= 0; split--)
        {
            var (ratio, isReverse) = ((double)splits[split].Ratio, splits[split].IsReverse);
            for (var row = 0; row < rowOfSplit[split]; row++)
            {
                open[row] = isReverse ? open[row] * ratio : open[row] / ratio;
                high[row] = isReverse ? high[row] * ratio : high[row] / ratio;
                low[row] = isReverse ? low[row] * ratio : low[row] / ratio;
                close[row] = isReverse ? close[row] * ratio : close[row] / ratio;
                volume[row] = isReverse ? volume[row] / ratio : volume[row] * ratio;
            }
        }

        return new BarColumns(count, days, open, high, low, close, close, volume);
    }

    private void Append(int session, double first, double top, double bottom, double last, double shares)
    {
        days[count] = sessions[session];
        (open[count], high[count], low[count], close[count]) = (first, top, bottom, last);
        volume[count] = shares;
        count++;
    }

    private bool TrySplit(int session)
    {
        var price = close[count - 1];
        var forward = price > SplitsAboveForSure || (price > SplitsAbove && random.Chance(.03));
        var reverse = price < ReverseSplitsBelowForSure || (price < ReverseSplitsBelow && random.Chance(.03));
        if (!forward && !reverse)
        {
            return false;
        }

        var ratio = forward ? 2 + random.Below(2) : 5 * (1 + random.Below(3));
        scale = forward ? scale / ratio : scale * ratio;
        rowOfSplit.Add(count);
        splits.Add(new Split(DateOnly.FromDayNumber(sessions[session]), forward ? ratio : 1m / ratio));
        return true;
    }

    private static double Tick(double price)
    {
        var ticks = price >= 1 ? 100.0 : 10_000.0;
        return Math.Max(1, Math.Round(price * ticks)) / ticks;
    }
}
