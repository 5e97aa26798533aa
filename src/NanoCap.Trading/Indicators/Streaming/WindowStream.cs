namespace NanoCap.Trading.Indicators.Streaming;

/// <summary>Mean and squared deviations of the last n values, one value after another, with the bits of
/// <see cref="RollingMoments"/>: the end of one block plus the start of the next.</summary>
internal sealed class WindowStream(int window)
{
    private readonly double[] block = new double[window];
    private readonly double[] sums = new double[window];
    private readonly double[] squares = new double[window];
    private int place;
    private bool isFull;
    private double pivot;
    private double sum;
    private double square;

    /// <summary>The mean, NaN before there are n values.</summary>
    public double Mean { get; private set; } = double.NaN;

    /// <summary>The sum of squared distances from the mean, NaN before there are n values.</summary>
    public double Squares { get; private set; } = double.NaN;

    public void Add(double value)
    {
        block[place] = value;
        if (place == window - 1)
        {
            CloseBlock(value);
        }

        // How many values of the window are newer than the closed block.
        var newer = (place + 1) % window;
        place = newer;
        if (!isFull)
        {
            return;
        }

        var distance = value - pivot;
        sum += distance;
        square += distance * distance;
        var total = sums[newer] + sum;
        Mean = pivot + (total / window);
        Squares = Math.Max(0, squares[newer] + square - (total * total / window));
    }

    private void CloseBlock(double last)
    {
        (pivot, sum, square, isFull) = (last, 0, 0, true);
        var (blockSum, blockSquare) = (0.0, 0.0);
        for (var i = window - 1; i >= 0; i--)
        {
            var distance = block[i] - pivot;
            blockSum += distance;
            blockSquare += distance * distance;
            (sums[i], squares[i]) = (blockSum, blockSquare);
        }
    }
}
