using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Cash;

/// <summary>What a deposit would change. Books nothing.</summary>
/// <param name="Amount">The deposit, US dollars.</param>
/// <param name="Before">Where the cash stands.</param>
/// <param name="After">Where it would stand.</param>
/// <param name="SlotsBefore">The slots now.</param>
/// <param name="SlotsAfter">The slots with it.</param>
/// <param name="Signals">The day's top signals that are neither held nor being bought, in rank order.</param>
/// <param name="UnreachableBefore">Sentences about limits that are out of reach now.</param>
/// <param name="UnreachableAfter">Sentences about limits that would still be out of reach.</param>
public sealed record DepositWhatIf(
    Usd Amount,
    CashLine Before,
    CashLine After,
    EqualSlots SlotsBefore,
    EqualSlots SlotsAfter,
    IReadOnlyList<DepositLine> Signals,
    IReadOnlyList<string> UnreachableBefore,
    IReadOnlyList<string> UnreachableAfter)
{
    /// <summary>Reviews the day's top signals without and with a deposit that has settled.</summary>
    /// <param name="desk">The state.</param>
    /// <param name="scan">The latest scan; null before the first.</param>
    /// <param name="market">The market as of now.</param>
    /// <param name="profile">The limits.</param>
    /// <param name="at">The instant of the review.</param>
    /// <param name="expiresAt">When a proposal raised now would expire.</param>
    /// <param name="amount">The deposit, above zero, US dollars.</param>
    public static DepositWhatIf Of(
        DeskState desk,
        ScanOutcome? scan,
        MarketView market,
        RiskProfile profile,
        DateTimeOffset at,
        DateTimeOffset expiresAt,
        Usd amount)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Value);
        var richer = With(desk, amount);
        var (before, after) = (
            CashDepletion.LineOf(desk, market, profile), CashDepletion.LineOf(richer, market, profile));
        return new DepositWhatIf(
            amount,
            before,
            after,
            EqualSlots.Of(desk, market, profile),
            EqualSlots.Of(richer, market, profile),
            scan is null
                ? []
                : [.. Reviewed(desk).Zip(Reviewed(richer), (now, then) => new DepositLine(now, then))],
            UnreachableLimits.Of(profile, before.Equity),
            UnreachableLimits.Of(profile, after.Equity));

        IReadOnlyList<PlannedProposal> Reviewed(DeskState state) =>
            ProposalPlan.Of(state, Free(state, scan), market, profile, at, expiresAt, 1).Reviewed;
    }

    /// <summary>The account with a deposit: baselines follow, so that it is no gain.</summary>
    public static DeskState With(DeskState desk, Usd amount)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk with
        {
            Books = desk.Books with { Start = desk.Books.Start + amount, Cash = desk.Books.Cash + amount },
            DayBaseline = desk.DayBaseline + amount,
            PeakEquity = desk.PeakEquity + amount,
        };
    }

    private static ScanOutcome Free(DeskState desk, ScanOutcome scan)
    {
        var taken = desk.Positions.Keys
            .Concat(desk.OpenOrders.Select(order => order.Symbol))
            .Concat(desk.Proposals.Values
                .Where(proposal => proposal.Status == ProposalStatus.Approved)
                .Select(proposal => proposal.Terms.Symbol))
            .ToHashSet();
        var top = scan.Ranked.Take(ProposalPlan.ReviewedAtMost);
        return scan with { Ranked = [.. top.Where(signal => !taken.Contains(signal.Signal.Symbol))] };
    }
}
