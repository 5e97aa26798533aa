namespace NanoCap.Trading.Signals;

/// <summary>A signal that passed universe filter and exclusions and awaits its place.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="MeanDollarVolume">Mean of raw close times raw volume over the symbol's 20 sessions ending t, US
/// dollars; decides ties.</param>
public sealed record SignalCandidate(Signal Signal, double MeanDollarVolume);
