using NanoCap.Trading.Indicators.Lanes;

namespace NanoCap.Trading.Indicators;

/// <summary>The relative strength index, fed with one change after another.</summary>
internal struct RelativeStrength<T>(int window)
    where T : struct, ILane<T>
{
    private SeededAverage<T> gains = new(window, 1.0 / window);
    private SeededAverage<T> losses = new(window, 1.0 / window);

    /// <summary>Takes the next change and returns the index, NaN before the averages are seeded.</summary>
    public T Add(T change) => Index(gains.Add(Gain(change)), losses.Add(Loss(change)));

    /// <summary>Writes the index at each value from the second on.</summary>
    public void Write(ReadOnlySpan<T> closes, Span<T> result)
    {
        var i = 1;
        for (; i < closes.Length && !gains.IsSeeded; i++)
        {
            result[i] = Add(closes[i] - closes[i - 1]);
        }

        var (gain, loss) = (gains.Value, losses.Value);
        for (; i < closes.Length; i++)
        {
            var change = closes[i] - closes[i - 1];
            gain = gains.Next(gain, Gain(change));
            loss = losses.Next(loss, Loss(change));
            result[i] = Index(gain, loss);
        }
    }

    private static T Gain(T change) => T.Larger(change, T.Of(0));

    private static T Loss(T change) => T.Larger(T.Of(0) - change, T.Of(0));

    // Neither is below 0, so their sum is 0 only if both are.
    private static T Index(T gain, T loss) =>
        T.WhereZero(gain + loss, T.Of(50), T.Of(100) * (gain / (gain + loss)));
}
