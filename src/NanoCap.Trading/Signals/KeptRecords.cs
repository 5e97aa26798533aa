using NanoCap.Trading.Bars;

namespace NanoCap.Trading.Signals;

/// <summary>Everything of a scan that a later one can go on from instead of computing it again. It fits a universe
/// whose bars, listings and splits through the same session are the same, and the same numbers of every rule.
/// </summary>
/// <param name="Through">The session at whose close it was kept.</param>
/// <param name="Benchmark">The benchmark's returns through that session.</param>
/// <param name="Records">One for each strategy asked, in any order.</param>
public sealed record KeptRecords(DateOnly Through, BenchmarkReturns Benchmark, IReadOnlyList<KeptRecord> Records)
{
    /// <summary>The kept record of a strategy, or null when there is none that could go on.</summary>
    public KeptRecord? Find(string strategy) => Records.FirstOrDefault(kept =>
        kept.Record.FirstSessionIndex >= 0 && string.Equals(kept.Record.Strategy, strategy, StringComparison.Ordinal));
}
