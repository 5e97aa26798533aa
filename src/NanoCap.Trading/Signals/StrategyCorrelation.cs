using NanoCap.Trading.Risk;

namespace NanoCap.Trading.Signals;

/// <summary>How the daily returns of two strategies' books moved together.</summary>
/// <param name="One">The strategy that comes first in the request.</param>
/// <param name="Other">The other.</param>
/// <param name="Correlation">-1 to 1; null while a record is shorter, or where a book did not move.</param>
public sealed record StrategyCorrelation(string One, string Other, double? Correlation)
{
    /// <summary>Every pair of records, in their order.</summary>
    /// <param name="records">The records, through the same session.</param>
    /// <param name="sessions">Over how many of the last sessions.</param>
    public static IReadOnlyList<StrategyCorrelation> Of(IReadOnlyList<StrategyTrackRecord> records, int sessions)
    {
        ArgumentNullException.ThrowIfNull(records);
        var pairs = new List<StrategyCorrelation>();
        for (var one = 0; one < records.Count; one++)
        {
            for (var other = one + 1; other < records.Count; other++)
            {
                pairs.Add(new StrategyCorrelation(
                    records[one].Strategy, records[other].Strategy, Of(records[one], records[other], sessions)));
            }
        }

        return pairs;
    }

    /// <summary>The correlation of two records over their last sessions; null while one is shorter or did not move.
    /// </summary>
    public static double? Of(StrategyTrackRecord one, StrategyTrackRecord other, int sessions)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.FindReturns(sessions) is { } left && other.FindReturns(sessions) is { } right
            && ReturnStatistics.Correlation(left, right, left.Length) is var correlation
            && double.IsFinite(correlation)
            ? correlation
            : null;
    }
}
