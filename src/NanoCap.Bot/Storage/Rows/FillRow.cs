using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;

namespace NanoCap.Bot.Storage.Rows;

internal sealed record FillRow(
    string ExecutionId,
    ClientOrderId OrderId,
    Symbol Symbol,
    Side Side,
    Quantity Quantity,
    Price Price,
    Usd Fees,
    DateTimeOffset At,
    DateOnly Session,
    bool IsStopLeg)
{
    public static FillRow Of(DeskEvent.OrderFilled filled) => new(
        filled.Fill.ExecutionId,
        filled.Fill.OrderId,
        filled.Fill.Symbol,
        filled.Fill.Side,
        filled.Fill.Quantity,
        filled.Fill.Price,
        filled.Fill.Fees,
        filled.Fill.At,
        filled.Session,
        filled.Fill.IsStopLeg);
}
