using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Trading.Exchange;

/// <summary>When orders for an auction are taken, by New York's clock. From 19:00 they queue for the next session.
/// </summary>
internal static class AuctionWindows
{
    private static readonly TimeOnly LastForOpen = new(9, 28);
    private static readonly TimeOnly LastForClose = new(15, 50);
    private static readonly TimeOnly NextDay = new(19, 0);

    /// <summary>The refusal of an order for an auction that is too near or over, or null.</summary>
    public static Refusal? FindRefusal(OrderRequest order, DateTimeOffset at)
    {
        var time = TimeOnly.FromTimeSpan(TradingCalendar.Nyse.ToNewYork(at).TimeOfDay);
        return order.TimeInForce switch
        {
            TimeInForce.AtOpen when time >= LastForOpen && time < NextDay => Refusals.AuctionWindow(
                "opg orders are accepted after 7:00pm and before 9:28am"),
            TimeInForce.AtClose when time >= LastForClose && time < NextDay => Refusals.AuctionWindow(
                "cls orders are accepted after 7:00pm and before 3:50pm"),
            _ => null,
        };
    }
}
