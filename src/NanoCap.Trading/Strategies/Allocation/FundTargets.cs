using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Strategies.Allocation;

/// <summary>The targets of a book that looks at one fund only.</summary>
internal static class FundTargets
{
    /// <summary>One target for each session: skipped without a close of the fund and during warm-up.</summary>
    /// <param name="prices">The prices.</param>
    /// <param name="fund">The fund.</param>
    /// <param name="sessions">The sessions on which it has a close.</param>
    /// <param name="warmup">Closes needed.</param>
    /// <param name="targetAt">The target at a position in those sessions.</param>
    public static AllocationTarget[] Of(
        AllocationPrices prices,
        Symbol fund,
        int[] sessions,
        int warmup,
        Func<DateOnly, int, AllocationTarget> targetAt)
    {
        var targets = new AllocationTarget[prices.Count];
        for (var session = 0; session < targets.Length; session++)
        {
            targets[session] = AllocationTarget.Skipped(
                prices.SessionAt(session), $"no close of {fund} on this session");
        }

        for (var index = 0; index < sessions.Length; index++)
        {
            var session = prices.SessionAt(sessions[index]);
            targets[sessions[index]] = index + 1 < warmup
                ? AllocationTarget.Skipped(session, $"expected at least {warmup} sessions of {fund}, found {index + 1}")
                : targetAt(session, index);
        }

        return targets;
    }
}
