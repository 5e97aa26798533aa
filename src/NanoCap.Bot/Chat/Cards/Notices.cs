using System.Globalization;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Desk.GoingLive;
using NanoCap.Trading.Desk.Safety;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Chat.Cards;

/// <summary>Which events are told, and how. The rest is bookkeeping that /orders and /status show.</summary>
internal static class Notices
{
    /// <param name="happened">The event.</param>
    /// <param name="after">The state right after the event's whole outcome.</param>
    public static Notice? Of(DeskEvent happened, DeskState after) => happened switch
    {
        DeskEvent.OrderFilled filled => FillNotice.Of(filled, after),
        DeskEvent.OrderAccepted or DeskEvent.OrderRefused or DeskEvent.OrderUnknown or DeskEvent.OrderNotSeen
            or DeskEvent.OrderEnded or DeskEvent.OrderDropped => OrderNotice.Of(happened, after),
        DeskEvent.ProposalApproved or DeskEvent.ProposalRejected or DeskEvent.ProposalWithdrawn
            or DeskEvent.ProposalExpired or DeskEvent.EntriesPaused
            or DeskEvent.EntriesResumed or DeskEvent.ExitBegan
            or SafetyEvent.EntriesHalted or SafetyEvent.SizesReduced
            or DeskEvent.RebalanceApproved or DeskEvent.RebalanceRejected or DeskEvent.RebalanceExpired
            or DeskEvent.RebalanceStarted or DeskEvent.RebalanceBought => DecisionNotice.Of(happened, after),
        ProtectionEvent.LevelsSet set => new(Severity.Warning, "guard:" + set.Symbol,
            $"{set.Symbol}: levels set by {set.By}, " + (set.Stop is { } stop
                ? $"stop {stop}, target {set.Target?.ToString() ?? "none"}."
                : "nothing protects it."),
            PersonOf(set.By)),
        ProtectionEvent.StopRaised raised => new(Severity.Plain, "guard:" + raised.Symbol,
            $"{raised.Symbol}: its trailing stop follows the close of {raised.Close} to {raised.Stop}."),
        SaleProposalEvent sale => SaleNotice.Of(sale, after),
        DeskEvent.ExitEnded ended => new(Severity.Good, $"exit:{ended.Id}",
            "EXIT is done: the broker's books, read afterwards, hold no order and no position."),
        DeskEvent.BreakerTripped tripped when !after.Alerts.Stands(AlertTopic.Breaker) => new(
            Severity.Critical, "breaker:" + tripped.Breaker,
            $"Circuit breaker {tripped.Breaker}: {Figures.Percent(tripped.Measured)} measured, "
            + $"{Figures.Percent(tripped.Limit)} is the limit. "
            + "Entries are off until /resume; protection stays."),
        DeskEvent.ExitScheduled scheduled => new(Severity.Warning, "position:" + scheduled.Symbol,
            scheduled.Symbol + (scheduled.Keep.IsZero ? "" : $" down to {scheduled.Keep} shares")
            + $" is sold at the next open: {Words.Of(scheduled.Reason)}.", PersonOf(scheduled.By)),
        RampEvent about => RampNotice.Of(about, after),
        AlertEvent.AlertAcknowledged known => new(Severity.Plain,
            string.Create(CultureInfo.InvariantCulture, $"ack:{known.Number}"),
            string.Create(CultureInfo.InvariantCulture, $"Alert {known.Number} is acknowledged by {known.By}."),
            PersonOf(known.By)),
        AlertEvent.TopicMuted muted => new(Severity.Plain, $"mute:{muted.Topic}",
            $"{AlertWords.Of(muted.Topic)}: {(muted.Until is null ? "told again" : "muted")}, by {muted.By}.",
            PersonOf(muted.By)),
        AlertEvent.QuietHoursSet quiet => new(Severity.Plain, "quiet",
            (quiet.Hours is { } hours ? $"Quiet hours are {hours}" : "There are no quiet hours any more")
            + $", by {quiet.By}.",
            PersonOf(quiet.By)),
        _ => null,
    };

    public static Actor? PersonOf(Actor by) => by == Actor.Rule ? null : by;

    public static Order? Find(DeskState state, ClientOrderId id) => state.Orders.GetValueOrDefault(id);
}
