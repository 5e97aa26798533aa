using NanoCap.Trading.Desk;
using NanoCap.Trading.Desk.Alerts;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Chat.Cards;

internal static class FillNotice
{
    public static Notice? Of(DeskEvent.OrderFilled filled, DeskState after)
    {
        var fill = filled.Fill;
        var order = Notices.Find(after, fill.OrderId);
        if (IsAlert(filled, after))
        {
            return null;
        }

        return fill.Side == Side.Buy
            ? new(Severity.Good, "order:" + fill.OrderId, Bought(fill, order, after))
            : Sold(filled, order, after);
    }

    // Stops and targets are alerts.
    private static bool IsAlert(DeskEvent.OrderFilled filled, DeskState after) => filled.Fill.Side == Side.Sell
        && after.Alerts.Known.Any(alert => alert.Topic is AlertTopic.StopHit or AlertTopic.TargetHit
            && alert.ToldAt == filled.At
            && alert.Key.Split(':')[1] == filled.Fill.Symbol.Value);

    private static string Bought(Fill fill, Order? order, DeskState after)
    {
        var origin = order?.ProposalNumber is { } number
            ? $" ({(after.Rebalances.ContainsKey(number) ? "rebalance" : "proposal")} {number})"
            : "";
        var part = order is not null && order.Filled < order.Request.Quantity
            ? $", {order.Filled} of {order.Request.Quantity} so far" : "";
        return $"Bought {fill.Quantity} {fill.Symbol} at {fill.Price}, "
            + $"{Figures.Money(fill.Price * fill.Quantity)}{part}{origin}.";
    }

    private static Notice Sold(DeskEvent.OrderFilled filled, Order? order, DeskState after)
    {
        var fill = filled.Fill;
        var trade = after.Trades.FindLast(closed =>
            closed.Symbol == fill.Symbol && closed.ExitSession == filled.Session && closed.Quantity == fill.Quantity);
        var reason = trade?.Reason ?? order?.ExitReason;
        var what = reason is { } known ? Sentence(known) + ": sold" : "Sold";
        var result = trade is null ? "" : $", result {Figures.Signed(TradesCard.Net(trade))} USD "
            + $"({Figures.Signed(TradesCard.Net(trade).Value / (trade.EntryPrice * trade.Quantity).Value)})";
        var left = after.Positions.TryGetValue(fill.Symbol, out var position)
            ? $" {position.Quantity} shares are left."
            : " The position is closed.";
        var others = after.ExitUnderWay is not null && after.Positions.Count > 0
            ? $" EXIT goes on: {Figures.Count(after.Positions.Count, "position", "positions")} left." : "";
        var severity = reason switch
        {
            ExitReason.Stop or ExitReason.Breaker => Severity.Warning,
            _ when trade is not null && TradesCard.Net(trade).Value < 0m => Severity.Warning,
            _ => Severity.Good,
        };
        return new(severity, "order:" + fill.OrderId,
            $"{what} {fill.Quantity} {fill.Symbol} at {fill.Price}{result}.{left}{others}");
    }

    private static string Sentence(ExitReason reason)
    {
        var words = reason == ExitReason.Owner ? "as its owner asked" : Words.Of(reason);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
