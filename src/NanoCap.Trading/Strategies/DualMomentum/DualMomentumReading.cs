namespace NanoCap.Trading.Strategies.DualMomentum;

/// <summary>The returns of a session's symbols, in the universe's order, and in ascending order.</summary>
internal sealed record DualMomentumReading(int[] Ordinals, int[] Bars, double[] Returns, double[] Ascending)
{
    /// <summary>Whether the symbol at a place is among the strongest k; of equal ones the first tickers are.</summary>
    public bool IsAmong(int strongest, int place)
    {
        var (value, threshold) = (Returns[place], Ascending[^strongest]);
        if (value != threshold)
        {
            return value > threshold;
        }

        var ahead = Ascending.Length - LastNotAbove(threshold);
        for (var other = 0; other < place; other++)
        {
            ahead += Returns[other] == threshold ? 1 : 0;
        }

        return ahead < strongest;
    }

    private int LastNotAbove(double threshold)
    {
        var count = Ascending.Length;
        while (count > 0 && Ascending[count - 1] > threshold)
        {
            count--;
        }

        return count;
    }
}
