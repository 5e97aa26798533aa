using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Storage.Rows;

internal sealed record TradeRow(
    int Number,
    Symbol Symbol,
    string Strategy,
    int? ProposalNumber,
    DateOnly EntrySession,
    DateOnly ExitSession,
    Quantity Quantity,
    Price EntryPrice,
    Price ExitPrice,
    Usd Realised,
    Usd Fees,
    ExitReason Reason)
{
    public static TradeRow Of(ClosedTrade trade) => new(
        trade.Number,
        trade.Symbol,
        trade.Strategy,
        trade.ProposalNumber,
        trade.EntrySession,
        trade.ExitSession,
        trade.Quantity,
        trade.EntryPrice,
        trade.ExitPrice,
        trade.Realised,
        trade.Fees,
        trade.Reason);
}
