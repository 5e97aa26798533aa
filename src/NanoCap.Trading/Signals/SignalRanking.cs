using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Signals;

/// <summary>The signals of a day in the order in which they are reviewed.</summary>
/// <param name="Ranked">One signal a symbol, of strategies that take part, ranked from 1: by score, then mean dollar
/// volume, then symbol.</param>
/// <param name="Unranked">All others in the same order, each with the reason why it has no rank.</param>
/// <param name="Strategies">Each strategy's standing, in the order given.</param>
public sealed record SignalRanking(
    IReadOnlyList<RankedSignal> Ranked,
    IReadOnlyList<RankedSignal> Unranked,
    IReadOnlyList<StrategyStanding> Strategies)
{
    /// <summary>Ranks the signals of one session.</summary>
    /// <param name="candidates">The signals that passed universe filter and exclusions, in any order.</param>
    /// <param name="records">The track record of each strategy, up to the same session.</param>
    /// <param name="unavailable">Symbols that are held or in an open order, each with what to say of it.</param>
    /// <param name="options">The numbers of the ranking.</param>
    /// <param name="off">Strategies that are switched off, each with what to say of it; null for none.</param>
    public static SignalRanking Of(
        IReadOnlyList<SignalCandidate> candidates,
        IReadOnlyList<StrategyTrackRecord> records,
        IReadOnlyDictionary<Symbol, string> unavailable,
        RankingOptions options,
        IReadOnlyDictionary<string, string>? off = null)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(unavailable);
        ArgumentNullException.ThrowIfNull(options);
        var judge = new StrategyQualification(options, off ?? new Dictionary<string, string>());
        var standings = judge.Judge(records, candidates);
        var byName = standings.ToDictionary(standing => standing.Name);
        var ranked = new List<RankedSignal>();
        var unranked = new List<RankedSignal>();
        var taken = new Dictionary<Symbol, RankedSignal>();
        foreach (var scored in InOrder(candidates, byName, options))
        {
            var signal = scored.Candidate.Signal;
            var note =
                unavailable.TryGetValue(signal.Symbol, out var why) ? why
                : !byName[signal.Strategy].Qualified ? byName[signal.Strategy].Reason
                : taken.TryGetValue(signal.Symbol, out var better) ? $"weaker than {better.Signal.Strategy}'s signal"
                : null;
            if (note is null)
            {
                var best = new RankedSignal(ranked.Count + 1, signal, scored.Momentum, scored.Score, null);
                ranked.Add(best);
                taken.Add(signal.Symbol, best);
            }
            else
            {
                unranked.Add(new RankedSignal(null, signal, scored.Momentum, scored.Score, note));
            }
        }

        return new SignalRanking(ranked, unranked, standings);
    }

    /// <summary>.5 confidence + .5 clamp(momentum/.20).</summary>
    public static double Score(double confidence, double momentum, RankingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return (options.ConfidenceWeight * confidence)
            + (options.MomentumWeight * Math.Clamp(momentum / options.FullMomentum, 0, 1));
    }

    private static List<ScoredSignal> InOrder(
        IReadOnlyList<SignalCandidate> candidates,
        Dictionary<string, StrategyStanding> standings,
        RankingOptions options)
    {
        var scored = new List<ScoredSignal>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var standing = standings[candidate.Signal.Strategy];
            scored.Add(new ScoredSignal(
                candidate,
                standing.Momentum,
                standing.Qualified && standing.Momentum is { } momentum
                    ? Score(candidate.Signal.Confidence, momentum, options)
                    : null));
        }

        scored.Sort(ScoredSignal.Compare);
        return scored;
    }

    /// <summary>A signal with its score; the best come first, those without a score last, by confidence. Strategy names
    /// decide what is left, so that the order of the candidates never does.</summary>
    private sealed record ScoredSignal(SignalCandidate Candidate, double? Momentum, double? Score)
    {
        public static int Compare(ScoredSignal left, ScoredSignal right)
        {
            var (one, other) = (left.Candidate.Signal, right.Candidate.Signal);
            var order = (right.Score ?? double.NegativeInfinity).CompareTo(left.Score ?? double.NegativeInfinity);
            order = order != 0 || left.Score is not null ? order : other.Confidence.CompareTo(one.Confidence);
            order = order != 0 ? order : right.Candidate.MeanDollarVolume.CompareTo(left.Candidate.MeanDollarVolume);
            order = order != 0 ? order : one.Symbol.CompareTo(other.Symbol);
            return order != 0 ? order : string.CompareOrdinal(one.Strategy, other.Strategy);
        }
    }
}
