using System.Collections.Immutable;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Cash;

/// <summary>What the latest scans could not buy for want of cash: the evidence without which nobody is asked for money.
/// Immutable; a fold over the scans.</summary>
/// <param name="Scans">The missed signals of each scan, oldest first, at most five scans.</param>
public sealed record FundingEvidence(ImmutableSortedDictionary<DateOnly, ImmutableList<MissedSignal>> Scans)
{
    /// <summary>So many scans count.</summary>
    public const int ScansKept = 5;

    /// <summary>A signal counts from this score.</summary>
    public const double ScoreAtLeast = 0.6;

    /// <summary>Before the first scan.</summary>
    public static FundingEvidence None { get; } =
        new(ImmutableSortedDictionary<DateOnly, ImmutableList<MissedSignal>>.Empty);

    /// <summary>Each symbol once, with the first signal of it that was missed: who holds it does not buy it again.
    /// </summary>
    public IReadOnlyList<MissedSignal> Missed =>
        [.. Scans.Values.SelectMany(signals => signals).DistinctBy(signal => signal.Symbol)];

    /// <summary>With one more scan; the oldest beyond five goes.</summary>
    /// <param name="session">The day of the scan.</param>
    /// <param name="candidates">Its candidates; those refused for cash alone say what they wanted.</param>
    public FundingEvidence With(DateOnly session, IEnumerable<CandidateLine> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var scans = Scans.SetItem(session, [.. candidates.Select(line => Of(session, line)).OfType<MissedSignal>()]);
        return new(scans.RemoveRange(scans.Keys.SkipLast(ScansKept).ToList()));
    }

    private static MissedSignal? Of(DateOnly session, CandidateLine line) =>
        line is { MissedForCash: { } wanted, Score: { } score and >= ScoreAtLeast } && wanted > Usd.Zero
            ? new MissedSignal(session, line.Symbol, score, wanted)
            : null;
}
