namespace NanoCap.Trading.Strategies;

/// <summary>An entry that a strategy wants after the close of a bar, without the symbol and its prices.</summary>
/// <param name="BarIndex">The bar's position in the symbol's series.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="StopDistance">Reference less stop, as a fraction of the reference.</param>
/// <param name="TargetDistance">Target less reference, as a fraction of the reference; null when there is none.</param>
/// <param name="TimeExitSessions">Sold at the open of this many sessions after the entry's; null for never.</param>
public readonly record struct SetUp(
    int BarIndex, double Confidence, double StopDistance, double? TargetDistance, int? TimeExitSessions)
{
    /// <summary>Whether it may exist: a confidence of 0 to 1, a stop above zero and before the reference, and a target
    /// beyond it. Numbers that are not finite fail.</summary>
    public bool IsSound =>
        Confidence is >= 0 and <= 1
        && StopDistance is > 0 and < 1
        && (TargetDistance is not { } target || (target > 0 && double.IsFinite(target)));
}
