using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Sizing;

/// <summary>The money that a policy gives a position, before any cap.</summary>
/// <param name="Reviewed">What the signal is reviewed with, US dollars.</param>
/// <param name="Wanted">What it wants whether or not there is room now, US dollars.</param>
/// <param name="Name">What to call it at the start of a sentence.</param>
public readonly record struct SizedAmount(Usd Reviewed, Usd Wanted, string Name)
{
    /// <summary>The same money reviewed and wanted.</summary>
    public static SizedAmount Of(Usd amount, string name) => new(amount, amount, name);
}
