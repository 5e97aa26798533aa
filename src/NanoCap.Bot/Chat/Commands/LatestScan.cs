using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Scanning;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Signals;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>What the latest scan still means now.</summary>
internal static class LatestScan
{
    /// <summary>Whether its signals can still be bought.</summary>
    public static bool IsCurrent(ScanDigest? scan, CardSetting setting, DateTimeOffset now) =>
        scan is { Session: var session }
        && setting.Calendar.FindNext(session) is { } next
        && now < RulesOf(setting).EntryWindowOf(next).End;

    /// <summary>What its signals still want, at the sizes that the digest counted: those that wait for a decision, and
    /// those that only money or a place kept from being proposed, of which one may be asked about as a swap. Open
    /// proposals of a person count too; what is approved is an open buy.</summary>
    public static Usd DemandOf(DeskState state, CardSetting setting, DateTimeOffset now)
    {
        var lines = IsCurrent(state.LastScan, setting, now) ? state.LastScan!.Candidates : [];
        var open = state.OpenProposals
            .Where(proposal => proposal.Terms.AfterSale is null)
            .Sum(proposal => WantedBy(proposal, lines).Value);
        var kept = lines.Where(line => line.ProposalNumber is null).Sum(line => line.Wanted?.Value ?? 0m);
        return new Usd(open + kept);
    }

    private static Usd WantedBy(Proposal proposal, IReadOnlyList<CandidateLine> lines) =>
        lines.FirstOrDefault(line => line.ProposalNumber == proposal.Number)?.Wanted ?? proposal.Terms.Notional;

    /// <summary>The end of the next entry window: when a proposal raised now would expire; null where the calendar
    /// ends.</summary>
    public static DateTimeOffset? FindExpiry(CardSetting setting, DateTimeOffset now)
    {
        var today = setting.Calendar.NewYorkDate(now);
        var rules = RulesOf(setting);
        return setting.Calendar.IsSession(today) && now < rules.EntryWindowOf(today).End
            ? rules.EntryWindowOf(today).End
            : setting.Calendar.FindNext(today) is { } next ? rules.EntryWindowOf(next).End : null;
    }

    /// <summary>The scan as the desk was given it, as far as signals go.</summary>
    public static ScanOutcome OutcomeOf(ScanSheet sheet) => new(
        sheet.Session,
        [
            .. sheet.Signals
                .Where(signal => signal is { Rank: not null, Momentum: not null, Score: not null })
                .OrderBy(signal => signal.Rank)
                .Select(signal => new ScoredSignal(
                    signal.Rank!.Value, signal.Signal, signal.Momentum!.Value, signal.Score!.Value)),
        ],
        [],
        sheet.Strategies,
        [],
        sheet.Symbols,
        sheet.Symbols - sheet.Skipped.Count,
        []);

    private static DeskRules RulesOf(CardSetting setting) => new(setting.Profile, setting.Calendar, setting.Times);
}
