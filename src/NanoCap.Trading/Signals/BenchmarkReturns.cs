using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Signals;

/// <summary>What the market did, session by session: IWM, else SPY, else the equal-weight mean of the universe.
/// </summary>
/// <remarks>A return is that of the adjusted close over the one of the session before; a symbol without both bars has
/// none. Jumps like a split's are no returns. The choice is made for the whole universe, by presence alone.</remarks>
/// <param name="Name"><c>IWM</c>, <c>SPY</c> or <c>equal-weight</c>.</param>
/// <param name="Returns">One for each session of the universe; NaN for the first and where there is none.</param>
public sealed record BenchmarkReturns(string Name, IReadOnlyList<double> Returns)
{
    /// <summary>The name where the universe has neither IWM nor SPY.</summary>
    public const string EqualWeight = "equal-weight";

    private static readonly Symbol[] Indices = [Symbol.Of("IWM"), Symbol.Of("SPY")];

    /// <summary>Measures the benchmark.</summary>
    /// <param name="universe">The bars, cut at the session asked about.</param>
    /// <param name="rules">What is no return but a repair of data.</param>
    /// <param name="before">The same of an earlier session of the same bars, to go on from; null to begin anew.</param>
    public static BenchmarkReturns Of(UniverseBars universe, BarRuleOptions rules, BenchmarkReturns? before = null)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentNullException.ThrowIfNull(rules);
        var index = Array.Find(Indices, symbol => universe.OrdinalOf(symbol) >= 0);
        var name = universe.OrdinalOf(index) >= 0 ? index.Value : EqualWeight;
        var (sums, counts) = (new double[universe.SessionNumbers.Length], new int[universe.SessionNumbers.Length]);
        var known = before is not null && before.Name == name ? before.Returns.Count : 0;
        for (var ordinal = 0; ordinal < universe.Symbols.Count; ordinal++)
        {
            if (name == EqualWeight || universe.Symbols[ordinal].Symbol == index)
            {
                Add(universe, ordinal, known, rules, sums, counts);
            }
        }

        for (var session = 0; session < sums.Length; session++)
        {
            sums[session] = session < known ? before!.Returns[session]
                : counts[session] == 0 ? double.NaN
                : sums[session] / counts[session];
        }

        return new BenchmarkReturns(name, sums);
    }

    // Symbols are added in their order, so that a session's sum never depends on where the work began.
    private static void Add(
        UniverseBars universe, int ordinal, int fromSession, BarRuleOptions rules, double[] sums, int[] counts)
    {
        var bars = universe.Symbols[ordinal].Bars;
        var closes = bars.Close;
        var sessions = universe.SessionIndices(ordinal);
        for (var bar = Math.Max(1, universe.LastBarAt(ordinal, fromSession)); bar < closes.Length; bar++)
        {
            var session = sessions[bar];
            if (session >= fromSession && sessions[bar - 1] == session - 1
                && !SuspectedSplits.IsJump(bars, bar, rules))
            {
                sums[session] += (closes[bar] / closes[bar - 1]) - 1;
                counts[session]++;
            }
        }
    }
}
