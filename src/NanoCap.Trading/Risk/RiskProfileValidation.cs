using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>Finds what contradicts itself in a profile, for example after a single limit was overridden.</summary>
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
            .. OutOfRange(profile),
            .. BetweenLimits(profile),
            .. startingCash is { } cash ? AgainstCash(profile, cash) : [],
        ];
    }

    private static IEnumerable<string> OutOfRange(RiskProfile profile)
    {
        (string Name, Ratio? Value, bool MayBeZero)[] ratios =
        [
            (nameof(profile.PositionMaximumShare), profile.PositionMaximumShare, false),
            (nameof(profile.CashBufferShare), profile.CashBufferShare, true),
            (nameof(profile.VolumeShare), profile.VolumeShare, false),
            (nameof(profile.SectorMaximum), profile.SectorMaximum, false),
            (nameof(profile.DayLossReduce), profile.DayLossReduce, false),
            (nameof(profile.DayLossStop), profile.DayLossStop, false),
            (nameof(profile.DrawdownReduce), profile.DrawdownReduce, false),
            (nameof(profile.DrawdownStop), profile.DrawdownStop, false),
            (nameof(profile.ValueAtRisk), profile.ValueAtRisk, false),
            (nameof(profile.PairCorrelation), profile.PairCorrelation, false),
            (nameof(profile.CostPerSide), profile.CostPerSide, true),
            (nameof(profile.BandBelow), profile.BandBelow, true),
            (nameof(profile.BandAbove), profile.BandAbove, true),
        ];
        foreach (var (name, value, mayBeZero) in ratios)
        {
            if (value is { Value: var ratio } && (ratio > 1m || ratio < 0m || (ratio == 0m && !mayBeZero)))
            {
                yield return $"{name}: expected {(mayBeZero ? "0 to 1" : "more than 0 and at most 1")}, found {ratio}.";
            }
        }

        (string Name, decimal Value, decimal Least)[] numbers =
        [
            (nameof(profile.PositionsAtMost), profile.PositionsAtMost, 1m),
            (nameof(profile.OrdersPerDay), profile.OrdersPerDay, 1m),
            (nameof(profile.CooldownSessions), profile.CooldownSessions, 0m),
            (nameof(profile.CashBuffer), profile.CashBuffer.Value, 0m),
            (nameof(profile.PositionMinimum), profile.PositionMinimum.Value, 0m),
        ];
        foreach (var (name, value, least) in numbers)
        {
            if (value < least)
            {
                yield return $"{name}: expected at least {least}, found {value}.";
            }
        }

        if (profile.LeverageMaximum <= 0m)
        {
            yield return $"{nameof(profile.LeverageMaximum)}: expected more than 0, found {profile.LeverageMaximum}.";
        }

        if (!Enum.IsDefined(profile.Sizing))
        {
            yield return $"{nameof(profile.Sizing)}: expected a known policy, found {profile.Sizing}.";
        }

        if (!Enum.IsDefined(profile.Protection))
        {
            yield return $"{nameof(profile.Protection)}: expected a known policy, found {profile.Protection}.";
        }
    }

    private static IEnumerable<string> BetweenLimits(RiskProfile profile)
    {
        if (profile.PositionMaximum is { } maximum && maximum < profile.PositionMinimum)
        {
            yield return $"{nameof(profile.PositionMinimum)} {profile.PositionMinimum} USD is above " +
                $"{nameof(profile.PositionMaximum)} {maximum} USD: no position could be opened.";
        }

        if (profile.SectorMaximum < profile.PositionMaximumShare)
        {
            yield return $"{nameof(profile.PositionMaximumShare)} {profile.PositionMaximumShare} is above " +
                $"{nameof(profile.SectorMaximum)} {profile.SectorMaximum}: one full position would break it.";
        }

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
    }

    private static IEnumerable<string> AgainstCash(RiskProfile profile, Usd cash)
    {
        if (cash <= Usd.Zero)
        {
            yield return $"Starting cash: expected more than 0 USD, found {cash} USD.";
            yield break;
        }

        var buffer = profile.BufferAt(cash);
        if (buffer >= cash)
        {
            yield return $"The buffer of {buffer} USD leaves nothing of {cash} USD to invest.";
        }

        if (profile.PositionMaximumAt(cash) is var maximum && maximum < profile.PositionMinimum)
        {
            yield return $"{nameof(profile.PositionMinimum)} {profile.PositionMinimum} USD is above the position " +
                $"maximum of {maximum} USD at {cash} USD: no position could be opened.";
        }
    }
}
