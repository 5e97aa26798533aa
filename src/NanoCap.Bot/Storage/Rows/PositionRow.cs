using NanoCap.Trading.Instruments;
using NanoCap.Trading.Portfolio;

namespace NanoCap.Bot.Storage.Rows;

internal sealed record PositionRow(
    Symbol Symbol,
    Quantity Quantity,
    Price AveragePrice,
    Usd Cost,
    Price LastPrice,
    Usd MarketValue,
    Usd Unrealised,
    string Strategy,
    int? ProposalNumber,
    DateOnly EntrySession,
    Price? Stop,
    Price? Target,
    DateOnly? TimeExit,
    ExitReason? ScheduledExit)
{
    public static PositionRow Of(Position position) => new(
        position.Symbol,
        position.Quantity,
        position.AveragePrice,
        position.Cost,
        position.LastPrice,
        position.MarketValue,
        position.Unrealised,
        position.Strategy,
        position.ProposalNumber,
        position.EntrySession,
        position.Stop,
        position.Target,
        position.TimeExit,
        position.ScheduledExit);
}
