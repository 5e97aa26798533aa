using NanoCap.Trading.Cash;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Signals;

namespace NanoCap.Trading.Desk;

/// <summary>Makes the record behind the digest.</summary>
internal static class ScanDigests
{
    private const int ListedAtMost = 6;
    private const int UnrankedAtMost = 5;

    public static ScanDigest Of(
        ScanOutcome scan,
        MarketView market,
        RiskProfile profile,
        IReadOnlyList<PlannedProposal> reviewed,
        CashAdvice cash) => new(
            scan.Session,
            profile.Name,
            market.Source.Name,
            market.Source.IsSimulated,
            market.Source.Caveat,
            scan.Symbols,
            scan.Scanned,
            scan.SkippedByReason,
            scan.Strategies,
            [
                .. reviewed.Select(Reviewed),
                .. scan.Ranked.Skip(reviewed.Count).Take(ListedAtMost).Select(signal => Listed(signal, reviewed.Count)),
                .. scan.Unranked.Take(UnrankedAtMost).Select(Unranked),
            ],
            cash,
            UnreachableLimits.Of(profile, cash.Line.Equity))
        {
            Held = scan.Held,
        };

    /// <summary>The line of a signal that was reviewed.</summary>
    public static CandidateLine Reviewed(PlannedProposal proposal)
    {
        var terms = proposal.Terms;
        return new CandidateLine(
            terms.Rank,
            terms.Symbol,
            terms.Strategy,
            terms.Confidence,
            terms.Score,
            terms.Reference,
            proposal.Number,
            proposal.Verdict.Findings,
            null)
        {
            Wanted = proposal.Wanted > Usd.Zero ? proposal.Wanted : null,
            MissedForCash = proposal.IsMissedForCash ? proposal.Wanted : null,
        };
    }

    private static CandidateLine Listed(ScoredSignal ranked, int reviewed) => Line(
        ranked.Rank, ranked.Signal, ranked.Score, $"listed only: the first {reviewed} are reviewed");

    private static CandidateLine Unranked(UnrankedSignal unranked) =>
        Line(null, unranked.Signal, null, unranked.Reason);

    private static CandidateLine Line(int? rank, Signal signal, double? score, string note) => new(
        rank,
        signal.Symbol,
        signal.Strategy,
        signal.Confidence,
        score,
        Price.FromMeasured(signal.Reference) ?? throw new ArgumentException(
            $"Expected a price above zero in {signal.Strategy}'s signal for {signal.Symbol}.", nameof(signal)),
        null,
        [],
        note);
}
