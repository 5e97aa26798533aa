using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Storage.Rows;

internal sealed record OrderRow(
    ClientOrderId Id,
    Symbol Symbol,
    Side Side,
    Quantity Quantity,
    OrderType Type,
    TimeInForce TimeInForce,
    OrderClass Class,
    Price? LimitPrice,
    Price? StopPrice,
    string Intent,
    int Attempt,
    OrderPurpose Purpose,
    string Authority,
    int? ProposalNumber,
    ExitReason? ExitReason,
    OrderStatus Status,
    string? BrokerOrderId,
    DateTimeOffset ReadyAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? FirstFillAt,
    Quantity Filled,
    Usd FilledValue,
    string? CancelReason,
    string? Note)
{
    public static OrderRow Of(Order order) => new(
        order.Id,
        order.Symbol,
        order.Request.Side,
        order.Request.Quantity,
        order.Request.Type,
        order.Request.TimeInForce,
        order.Request.Class,
        order.Request.LimitPrice,
        order.Request.StopPrice,
        order.Intent,
        order.Attempt,
        order.Purpose,
        order.Authority,
        order.ProposalNumber,
        order.ExitReason,
        order.Status,
        order.BrokerOrderId,
        order.ReadyAt,
        order.SentAt,
        order.FirstFillAt,
        order.Filled,
        order.FilledValue,
        order.CancelReason,
        order.Note);
}
