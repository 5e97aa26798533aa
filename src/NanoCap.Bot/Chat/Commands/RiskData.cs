using System.Text.Json;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Risk;

namespace NanoCap.Bot.Chat.Commands;

/// <summary>Limits and measures for programs; ratios are fractions, amounts US dollars.</summary>
internal static class RiskData
{
    public static object LimitsOf(RiskProfile profile, Usd equity) => new
    {
        PositionMaximum = profile.PositionMaximum?.Value,
        PositionMaximumShare = profile.PositionShareAt(equity).Value,
        LeveragedFundMaximum = profile.LeveragedFundMaximum?.Value,
        PositionNote = profile.PositionNote?.Value,
        PositionMinimum = profile.PositionMinimum.Value,
        profile.PositionsAtMost,
        profile.Sizing,
        CashBuffer = profile.BufferAt(equity).Value,
        VolumeShare = profile.VolumeShare.Value,
        SectorMaximum = profile.SectorMaximum?.Value,
        profile.LeverageMaximum,
        DayLossReduce = profile.DayLossReduce?.Value,
        DayLossReduceScale = profile.DayLossReduceScale.Value,
        DayLossStop = profile.DayLossStop.Value,
        profile.DayLossStopAction,
        DrawdownReduce = profile.DrawdownReduce?.Value,
        DrawdownReduceScale = profile.DrawdownReduceScale.Value,
        DrawdownStop = profile.DrawdownStop.Value,
        profile.DrawdownStopAction,
        profile.LossStreak,
        profile.RefusalsAtMost,
        profile.RefusalMinutes,
        profile.Protection,
        ValueAtRisk = profile.ValueAtRisk.Value,
        PairCorrelation = profile.PairCorrelation?.Value,
        CostPerSide = profile.CostPerSide.Value,
        profile.CostAddsHalfSpread,
        MarketCapMaximum = profile.MarketCapMaximum.Value,
        BandBelow = profile.BandBelow.Value,
        BandAbove = profile.BandAbove.Value,
        CollarFromLast = profile.CollarFromLast.Value,
        CollarFromClose = profile.CollarFromClose.Value,
        profile.QuoteAgeSeconds,
        SpreadMaximum = profile.SpreadMaximum.Value,
        profile.OrdersPerMinute,
        profile.OrdersPerDay,
        profile.CooldownSessions,
    };

    public static object Of(RiskMeasures now) => new
    {
        Equity = now.Equity.Value,
        Cash = now.Cash.Value,
        OpenBuys = now.OpenBuys.Value,
        now.Positions,
        LargestPosition = now.LargestPosition is { } position
            ? new { Symbol = position.Symbol.Value, Value = position.Value.Value } : null,
        LargestSector = now.LargestSector is { } sector ? new { sector.Sector, Value = sector.Value.Value } : null,
        now.Leverage,
        DayLoss = now.DayLoss?.Value,
        Drawdown = now.Drawdown?.Value,
        ValueAtRisk = now.ValueAtRisk.IsMeasured ? new
        {
            now.ValueAtRisk.Historical,
            now.ValueAtRisk.Parametric,
            now.ValueAtRisk.Sessions,
        } : null,
        HighestCorrelation = now.HighestCorrelation is { } pair
            ? new { First = pair.First.Value, Second = pair.Second.Value, pair.Value } : null,
        LargestVolumeShare = now.LargestVolumeShare is { } volume
            ? new { Symbol = volume.Symbol.Value, Share = volume.Share.Value } : null,
        now.EntriesToday,
        now.EntriesOfMinute,
    };

    public static object Of(RuleDescription rule) => new
    {
        rule.Code,
        rule.Sentence,
        rule.Limit,
        Now = rule.Measured,
        rule.Effects,
        SkippedBy = SkippersOf(rule.SkippedBy),
    };

    private static string[] SkippersOf(SkippedOrders skipped) =>
        [.. Enum.GetValues<SkippedOrders>().Where(order => order != SkippedOrders.None && skipped.HasFlag(order))
            .Select(order => JsonNamingPolicy.CamelCase.ConvertName(order.ToString()))];
}
