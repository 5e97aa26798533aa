using System.Globalization;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>How much two holdings move as one.</summary>
/// <param name="First">The one that comes first.</param>
/// <param name="Second">The other.</param>
/// <param name="Value">Pearson's correlation of daily returns over 60 sessions, -1 to 1.</param>
public readonly record struct PairCorrelation(Symbol First, Symbol Second, double Value)
{
    internal const int Sessions = 60;

    /// <summary>At most 5 % of them may be missing.</summary>
    internal const int SessionsAtLeast = 57;

    /// <summary>The value and both symbols.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value:0.00} ({First}, {Second})");
}
