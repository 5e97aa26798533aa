using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Risk;

/// <summary>Finds single limits of a profile that no account could live with, whatever the others are.</summary>
internal static class LimitRanges
{
    public static IEnumerable<string> ProblemsOf(RiskProfile profile) =>
        [.. OfRatios(profile), .. OfNumbers(profile), .. OfChoices(profile)];

    private static IEnumerable<string> OfRatios(RiskProfile profile)
    {
        (string Name, Ratio? Value, bool MayBeZero)[] ratios =
        [
            (nameof(profile.PositionMaximumShare), profile.PositionMaximumShare, false),
            (nameof(profile.PositionMaximumShareWhenSmall), profile.PositionMaximumShareWhenSmall, false),
            (nameof(profile.LeveragedFundMaximum), profile.LeveragedFundMaximum, false),
            (nameof(profile.PositionNote), profile.PositionNote, false),
            (nameof(profile.PercentSize), profile.PercentSize, false),
            (nameof(profile.RiskAtStop), profile.RiskAtStop, false),
            (nameof(profile.KellyPart), profile.KellyPart, false),
            (nameof(profile.CashBufferShare), profile.CashBufferShare, true),
            (nameof(profile.VolumeShare), profile.VolumeShare, false),
            (nameof(profile.SectorMaximum), profile.SectorMaximum, false),
            (nameof(profile.DayLossReduce), profile.DayLossReduce, false),
            (nameof(profile.DayLossReduceScale), profile.DayLossReduceScale, true),
            (nameof(profile.DayLossStop), profile.DayLossStop, false),
            (nameof(profile.DrawdownReduce), profile.DrawdownReduce, false),
            (nameof(profile.DrawdownReduceScale), profile.DrawdownReduceScale, true),
            (nameof(profile.DrawdownStop), profile.DrawdownStop, false),
            (nameof(profile.ValueAtRisk), profile.ValueAtRisk, false),
            (nameof(profile.PairCorrelation), profile.PairCorrelation, false),
            (nameof(profile.CostPerSide), profile.CostPerSide, true),
            (nameof(profile.TrailingStop), profile.TrailingStop, false),
            (nameof(profile.BandBelow), profile.BandBelow, true),
            (nameof(profile.BandAbove), profile.BandAbove, true),
            (nameof(profile.CollarFromLast), profile.CollarFromLast, false),
            (nameof(profile.CollarFromClose), profile.CollarFromClose, false),
            (nameof(profile.SpreadMaximum), profile.SpreadMaximum, false),
            .. OfTiers(profile),
        ];
        foreach (var (name, value, mayBeZero) in ratios)
        {
            if (value is { Value: var ratio } && (ratio > 1m || ratio < 0m || (ratio == 0m && !mayBeZero)))
            {
                yield return $"{name}: expected {(mayBeZero ? "0 to 1" : "more than 0 and at most 1")}, found {ratio}.";
            }
        }
    }

    private static IEnumerable<(string Name, Ratio? Value, bool MayBeZero)> OfTiers(RiskProfile profile)
    {
        var tiers = profile.Tiers;
        (string Name, Ratio Value)[] all =
        [
            (nameof(tiers.HighestFrom), tiers.HighestFrom),
            (nameof(tiers.Highest), tiers.Highest),
            (nameof(tiers.HighFrom), tiers.HighFrom),
            (nameof(tiers.High), tiers.High),
            (nameof(tiers.MiddleFrom), tiers.MiddleFrom),
            (nameof(tiers.Middle), tiers.Middle),
            (nameof(tiers.Low), tiers.Low),
            (nameof(tiers.LargeMove), tiers.LargeMove),
            (nameof(tiers.AtLargeMove), tiers.AtLargeMove),
            (nameof(tiers.HugeMove), tiers.HugeMove),
            (nameof(tiers.AtHugeMove), tiers.AtHugeMove),
        ];
        return all.Select(tier => ($"{nameof(profile.Tiers)}:{tier.Name}", (Ratio?)tier.Value, true));
    }

    private static IEnumerable<string> OfNumbers(RiskProfile profile)
    {
        (string Name, decimal Value, decimal Least)[] numbers =
        [
            (nameof(profile.PositionsAtMost), profile.PositionsAtMost, 1m),
            (nameof(profile.KellyTradesAtLeast), profile.KellyTradesAtLeast, 1m),
            (nameof(profile.LossStreak), profile.LossStreak, 1m),
            (nameof(profile.RefusalsAtMost), profile.RefusalsAtMost, 1m),
            (nameof(profile.RefusalMinutes), profile.RefusalMinutes, 1m),
            (nameof(profile.QuoteAgeSeconds), profile.QuoteAgeSeconds, 1m),
            (nameof(profile.OrdersPerMinute), profile.OrdersPerMinute, 1m),
            (nameof(profile.OrdersPerDay), profile.OrdersPerDay, 1m),
            (nameof(profile.CooldownSessions), profile.CooldownSessions, 0m),
            (nameof(profile.CashBuffer), profile.CashBuffer.Value, 0m),
            (nameof(profile.PositionMinimum), profile.PositionMinimum.Value, 0m),
            (nameof(profile.SmallEquityBelow), profile.SmallEquityBelow?.Value ?? 0m, 0m),
        ];
        foreach (var (name, value, least) in numbers)
        {
            if (value < least)
            {
                yield return $"{name}: expected at least {least}, found {value}.";
            }
        }

        (string Name, decimal Value)[] aboveZero =
        [
            (nameof(profile.LeverageMaximum), profile.LeverageMaximum),
            (nameof(profile.MarketCapMaximum), profile.MarketCapMaximum.Value),
        ];
        foreach (var (name, value) in aboveZero)
        {
            if (value <= 0m)
            {
                yield return $"{name}: expected more than 0, found {value}.";
            }
        }
    }

    private static IEnumerable<string> OfChoices(RiskProfile profile)
    {
        (string Name, Enum Value)[] choices =
        [
            (nameof(profile.Sizing), profile.Sizing),
            (nameof(profile.Protection), profile.Protection),
            (nameof(profile.DayLossStopAction), profile.DayLossStopAction),
            (nameof(profile.DrawdownStopAction), profile.DrawdownStopAction),
        ];
        return choices
            .Where(choice => !Enum.IsDefined(choice.Value.GetType(), choice.Value))
            .Select(choice => $"{choice.Name}: expected a known choice, found {choice.Value}.");
    }
}
