using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Trading.Desk.Decisions;

/// <summary>Stops and targets that traded, splits of holdings, and sales that ended without trading.</summary>
internal static class WatchSales
{
    private const string Prefix = "sale:";

    public static void Follow(Draft draft, DeskState before)
    {
        foreach (var trade in draft.State.Trades.Skip(before.Trades.Count)
            .Where(trade => trade is { Reverses: null, Reason: ExitReason.Stop or ExitReason.Target })
            .DistinctBy(trade => (trade.Symbol, trade.Reason)).ToList())
        {
            TellHit(draft, trade);
        }

        foreach (var split in draft.Events.OfType<DeskEvent.PositionSplit>().ToList())
        {
            draft.Tell(
                AlertTopic.CorporateEvent, "split:" + split.ActivityId, AlertSeverity.Warning,
                $"{split.Symbol} split: {split.NewQuantity} shares are held now and {split.CashInLieu} USD were paid "
                + "for the fraction; stop and target were scaled.");
        }

        WatchFailures(draft);
    }

    private static void TellHit(Draft draft, ClosedTrade latest)
    {
        var trades = draft.State.Trades.Where(trade => trade.Symbol == latest.Symbol
            && trade.ExitSession == latest.ExitSession && trade.Reason == latest.Reason).ToList();
        var shares = trades.Sum(trade => trade.Quantity.Value);
        var price = Instruments.Price.Of(
            trades.Sum(trade => trade.ExitPrice.Value * trade.Quantity.Value) / shares);
        var result = trades.Sum(trade => trade.Realised.Value - trade.Fees.Value);
        var paid = trades.Sum(trade => trade.EntryPrice.Value * trade.Quantity.Value);
        var isStop = latest.Reason == ExitReason.Stop;
        draft.Tell(
            isStop ? AlertTopic.StopHit : AlertTopic.TargetHit,
            $"{(isStop ? "stop" : "target")}:{latest.Symbol}:{latest.ExitSession:yyyyMMdd}",
            isStop ? AlertSeverity.Warning : AlertSeverity.Note,
            $"{latest.Symbol} hit its {(isStop ? "stop" : "target")}: sold {Instruments.Quantity.Of(shares)} at "
            + $"{price}, result {result:+#,##0.00;-#,##0.00;0.00} USD ({result / paid * 100m:+0.0#;-0.0#;0.0}%).");
    }

    /// <summary>A position that is to be sold and whose latest sale ended without selling it.</summary>
    private static void WatchFailures(Draft draft)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var position in draft.State.Positions.Values.Where(held => held.Selling is not null).ToList())
        {
            var latest = LatestEnded(draft.State, position);
            var key = Prefix + position.Symbol;
            if (latest is not null && latest.Status is not OrderStatus.Dropped and not OrderStatus.Filled)
            {
                wanted.Add(key);
                draft.Raise(
                    AlertTopic.Order, key, AlertSeverity.Critical,
                    $"{position.Symbol} is not sold: {latest.Status.ToString().ToLowerInvariant()}"
                    + (latest.Note is { } note ? $", {note}." : ".") + " The sale goes again.");
            }
        }

        AlertWatch.LiftOthers(draft, Prefix, wanted);
    }

    private static Order? LatestEnded(DeskState state, Position position)
    {
        var intent = Sales.IntentOf(state, position);
        return state.Attempts.GetValueOrDefault(intent) is > 0 and var attempts
            ? state.Orders.Values
                .Where(order => order.Intent == intent && order.IsTerminal && order.Attempt <= attempts)
                .MaxBy(order => order.Attempt)
            : null;
    }
}
