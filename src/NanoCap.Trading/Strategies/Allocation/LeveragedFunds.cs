using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>The funds that move by a multiple of what they follow, or against it.</summary>
public static class LeveragedFunds
{
    private static readonly HashSet<Symbol> Known =
        [.. new[] { "TQQQ", "SPXL", "SOXL", "SQQQ", "SPXU", "SOXS" }.Select(Symbol.Of)];

    /// <summary>Whether a fund is one of them.</summary>
    public static bool Contains(Symbol symbol) => Known.Contains(symbol);
}
