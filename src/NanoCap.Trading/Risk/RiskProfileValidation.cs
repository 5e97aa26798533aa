using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sizing;

namespace NanoCap.Trading.Risk;

/// <summary>Finds what contradicts itself in a profile, for example after a single limit was overridden.</summary>
/// <remarks>What the present equity makes unreachable is no contradiction: <see cref="UnreachableLimits"/> tells it.
/// </remarks>
public static class RiskProfileValidation
{
    /// <summary>Every contradiction as a sentence; empty when there is none.</summary>
    /// <param name="profile">The limits.</param>
    /// <param name="startingCash">What the account starts with, US dollars; null when not known.</param>
    public static IReadOnlyList<string> ContradictionsOf(RiskProfile profile, Usd? startingCash = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return
        [
            .. LimitRanges.ProblemsOf(profile),
            .. OfPositions(profile),
            .. OfSizing(profile),
            .. OfLosses(profile),
            .. OfOrders(profile),
            .. startingCash is { } cash ? AgainstCash(profile, cash) : [],
        ];
    }

    private static IEnumerable<string> OfPositions(RiskProfile profile)
    {
        if (profile.PositionMaximum is { } maximum && maximum < profile.PositionMinimum)
        {
            yield return $"{nameof(profile.PositionMinimum)} {profile.PositionMinimum} USD is above " +
                $"{nameof(profile.PositionMaximum)} {maximum} USD: no position could be opened.";
        }

        (string Name, Ratio? Value)[] shares =
        [
            (nameof(profile.PositionMaximumShare), profile.PositionMaximumShare),
            (nameof(profile.PositionMaximumShareWhenSmall), profile.PositionMaximumShareWhenSmall),
            (nameof(profile.LeveragedFundMaximum), profile.LeveragedFundMaximum),
        ];
        foreach (var (name, value) in shares)
        {
            if (profile.SectorMaximum < value)
            {
                yield return $"{name} {value} is above {nameof(profile.SectorMaximum)} {profile.SectorMaximum}: " +
                    "one full position would break it.";
            }

            if (value is { } share && profile.LeverageMaximum > 0m && share.Value > profile.LeverageMaximum)
            {
                yield return $"{name} {value} is above {nameof(profile.LeverageMaximum)} {profile.LeverageMaximum}: " +
                    "one full position would break it.";
            }
        }

        if (profile.PositionNote >= profile.PositionMaximumShare)
        {
            yield return $"{nameof(profile.PositionNote)} {profile.PositionNote} is not below " +
                $"{nameof(profile.PositionMaximumShare)} {profile.PositionMaximumShare}: it would never be said.";
        }

        if (profile.PositionMaximumShareWhenSmall.HasValue != profile.SmallEquityBelow.HasValue)
        {
            yield return $"{nameof(profile.PositionMaximumShareWhenSmall)} and {nameof(profile.SmallEquityBelow)} " +
                "belong together: expected both or neither.";
        }

        if (profile.CashBufferShare.Value >= 1m)
        {
            yield return $"{nameof(profile.CashBufferShare)} {profile.CashBufferShare} leaves nothing to invest.";
        }
    }

    private static IEnumerable<string> OfSizing(RiskProfile profile)
    {
        var tiers = profile.Tiers;
        (string Name, Ratio Value, bool IsUsed)[] sizes =
        [
            (nameof(profile.PercentSize), profile.PercentSize, profile.Sizing == SizingPolicy.Percent),
            ($"{nameof(profile.Tiers)}:{nameof(tiers.Highest)}", tiers.Highest,
                profile.Sizing == SizingPolicy.ScoreTiered),
        ];
        foreach (var (name, value, isUsed) in sizes)
        {
            if (isUsed && value > profile.PositionMaximumShare)
            {
                yield return $"{name} {value} is above {nameof(profile.PositionMaximumShare)} " +
                    $"{profile.PositionMaximumShare}: every position would be cut.";
            }
        }

        if (tiers.HighestFrom <= tiers.HighFrom || tiers.HighFrom <= tiers.MiddleFrom)
        {
            yield return $"{nameof(profile.Tiers)}: expected {nameof(tiers.HighestFrom)} above " +
                $"{nameof(tiers.HighFrom)} above {nameof(tiers.MiddleFrom)}, found {tiers.HighestFrom}, " +
                $"{tiers.HighFrom} and {tiers.MiddleFrom}.";
        }

        if (tiers.LargeMove >= tiers.HugeMove)
        {
            yield return $"{nameof(profile.Tiers)}: expected {nameof(tiers.LargeMove)} below " +
                $"{nameof(tiers.HugeMove)}, found {tiers.LargeMove} and {tiers.HugeMove}.";
        }
    }

    private static IEnumerable<string> OfLosses(RiskProfile profile)
    {
        if (profile.DayLossReduce >= profile.DayLossStop)
        {
            yield return $"{nameof(profile.DayLossReduce)} {profile.DayLossReduce} is not below " +
                $"{nameof(profile.DayLossStop)} {profile.DayLossStop}: it would never act first.";
        }

        if (profile.DrawdownReduce >= profile.DrawdownStop)
        {
            yield return $"{nameof(profile.DrawdownReduce)} {profile.DrawdownReduce} is not below " +
                $"{nameof(profile.DrawdownStop)} {profile.DrawdownStop}: it would never act first.";
        }

        (string Name, Ratio Scale)[] scales =
        [
            (nameof(profile.DayLossReduceScale), profile.DayLossReduceScale),
            (nameof(profile.DrawdownReduceScale), profile.DrawdownReduceScale),
        ];
        foreach (var (name, scale) in scales)
        {
            if (scale.Value == 1m)
            {
                yield return $"{name} {scale} would reduce nothing.";
            }
        }
    }

    private static IEnumerable<string> OfOrders(RiskProfile profile)
    {
        (string Name, Ratio Collar)[] collars =
        [
            (nameof(profile.CollarFromLast), profile.CollarFromLast),
            (nameof(profile.CollarFromClose), profile.CollarFromClose),
        ];
        foreach (var (name, collar) in collars)
        {
            if (profile.BandAbove > collar)
            {
                yield return $"{nameof(profile.BandAbove)} {profile.BandAbove} is above {name} {collar}: " +
                    "the limit of an unchanged price would lie outside.";
            }
        }

        if (profile.OrdersPerMinute > profile.OrdersPerDay)
        {
            yield return $"{nameof(profile.OrdersPerMinute)} {profile.OrdersPerMinute} is above " +
                $"{nameof(profile.OrdersPerDay)} {profile.OrdersPerDay}: it would never be reached.";
        }
    }

    private static IEnumerable<string> AgainstCash(RiskProfile profile, Usd cash)
    {
        if (cash <= Usd.Zero)
        {
            yield return $"Starting cash: expected more than 0 USD, found {cash} USD.";
        }
        else if (profile.BufferAt(cash) is var buffer && buffer >= cash)
        {
            yield return $"The buffer of {buffer} USD leaves nothing of {cash} USD to invest.";
        }
    }
}
