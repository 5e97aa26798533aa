namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>How much of its weights a book keeps after losses of the account. Of all scales that apply, the breaker's
/// too, the smaller holds; they are never multiplied.</summary>
public sealed record EquityScaling
{
    /// <summary>A drawdown above this is small.</summary>
    public double SmallDrawdown { get; init; } = 0.05;

    /// <summary>Scale after a small drawdown.</summary>
    public double ScaleAtSmallDrawdown { get; init; } = 0.75;

    /// <summary>A drawdown above this is middling.</summary>
    public double MiddleDrawdown { get; init; } = 0.10;

    /// <summary>Scale after a middling drawdown.</summary>
    public double ScaleAtMiddleDrawdown { get; init; } = 0.5;

    /// <summary>A drawdown above this is large.</summary>
    public double LargeDrawdown { get; init; } = 0.15;

    /// <summary>Scale after a large drawdown.</summary>
    public double ScaleAtLargeDrawdown { get; init; } = 0.3;

    /// <summary>A day's loss above this reduces.</summary>
    public double DayLossToReduce { get; init; } = 0.03;

    /// <summary>Scale after such a day.</summary>
    public double ScaleAtDayLoss { get; init; } = 0.5;

    /// <summary>A day's loss above this sells everything.</summary>
    public double DayLossToLeave { get; init; } = 0.05;

    /// <summary>The scale, 0 to 1.</summary>
    /// <param name="drawdown">Loss from the highest close, as a positive share of it.</param>
    /// <param name="dayLoss">Loss of the session, as a positive share of the close before.</param>
    /// <param name="breakerScale">What the circuit breakers leave, 0 to 1.</param>
    public double Of(double drawdown, double dayLoss, double breakerScale = 1.0)
    {
        var ofDrawdown = drawdown > LargeDrawdown ? ScaleAtLargeDrawdown
            : drawdown > MiddleDrawdown ? ScaleAtMiddleDrawdown
            : drawdown > SmallDrawdown ? ScaleAtSmallDrawdown : 1.0;
        var ofDay = dayLoss > DayLossToLeave ? 0.0 : dayLoss > DayLossToReduce ? ScaleAtDayLoss : 1.0;
        return Math.Min(breakerScale, Math.Min(ofDrawdown, ofDay));
    }
}
