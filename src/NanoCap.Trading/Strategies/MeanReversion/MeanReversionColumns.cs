namespace NanoCap.Trading.Strategies.MeanReversion;

/// <summary>The indicators of one symbol, one value a bar, NaN in warm-up and where they are not defined.</summary>
internal readonly ref struct MeanReversionColumns(ScratchColumns scratch, int length)
{
    /// <summary>How many scratch columns it takes, from number 0.</summary>
    public const int Count = 5;

    public Span<double> Rsi { get; } = scratch.Column(0, length);

    public Span<double> Tsi { get; } = scratch.Column(1, length);

    public Span<double> Atr { get; } = scratch.Column(2, length);

    public Span<double> Middle { get; } = scratch.Column(3, length);

    public Span<double> Positions { get; } = scratch.Column(4, length);

    /// <summary>The parts of the confidence at a bar; NaN where a part is not defined.</summary>
    public MeanReversionScore Score(int index, MeanReversionOptions options) => MeanReversionScore.Of(
        Positions[index], Rsi[index], Tsi[index], options);
}
