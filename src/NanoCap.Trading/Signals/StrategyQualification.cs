using System.Globalization;

namespace NanoCap.Trading.Signals;

/// <summary>Decides which strategies take part in a ranking: those with enough momentum that do not merely repeat a
/// stronger one.</summary>
/// <remarks>Strategies are judged from the highest momentum down (ties by name); one is dropped if its daily returns
/// correlate above the limit with those of a stronger one that takes part. One that takes no part drops nobody. A
/// correlation with a book that did not move is not defined and drops nobody.</remarks>
internal sealed class StrategyQualification(RankingOptions options, IReadOnlyDictionary<string, string> off)
{
    public IReadOnlyList<StrategyStanding> Judge(
        IReadOnlyList<StrategyTrackRecord> records, IReadOnlyList<SignalCandidate> candidates)
    {
        var takingPart = new List<StrategyTrackRecord>();
        var standings = new Dictionary<string, StrategyStanding>();
        var strongestFirst = new List<StrategyTrackRecord>(records);
        strongestFirst.Sort(CompareStrength);
        foreach (var record in strongestFirst)
        {
            var (qualified, reason) = JudgeOne(record, takingPart);
            if (qualified)
            {
                takingPart.Add(record);
            }

            var signals = candidates.Count(candidate => candidate.Signal.Strategy == record.Strategy);
            standings.Add(
                record.Strategy,
                new StrategyStanding(record.Strategy, record.Momentum, qualified, signals, reason));
        }

        return [.. records.Select(record => standings[record.Strategy])];
    }

    private static int CompareStrength(StrategyTrackRecord left, StrategyTrackRecord right)
    {
        var order = (right.Momentum ?? double.NegativeInfinity).CompareTo(left.Momentum ?? double.NegativeInfinity);
        return order != 0 ? order : string.CompareOrdinal(left.Strategy, right.Strategy);
    }

    private (bool Qualified, string Reason) JudgeOne(StrategyTrackRecord record, List<StrategyTrackRecord> takingPart)
    {
        if (off.TryGetValue(record.Strategy, out var why))
        {
            return (false, why);
        }

        if (record.Momentum is not { } momentum)
        {
            return (false, "momentum not yet known: the track record is too short");
        }

        var measured = string.Create(
            CultureInfo.InvariantCulture,
            $"momentum {momentum:+0.00%;-0.00%;0.00%}, at least {options.MinimumMomentum:0.##%}");
        if (momentum < options.MinimumMomentum)
        {
            return (false, measured);
        }

        foreach (var stronger in takingPart)
        {
            var correlation = StrategyCorrelation.Of(record, stronger, options.CorrelationSessions);
            if (correlation > options.MaximumCorrelation)
            {
                return (false, string.Create(
                    CultureInfo.InvariantCulture,
                    $"repeats {stronger.Strategy}: correlation {correlation:0.00} over " +
                    $"{options.CorrelationSessions} sessions, at most {options.MaximumCorrelation:0.##}"));
            }
        }

        return (true, measured);
    }
}
