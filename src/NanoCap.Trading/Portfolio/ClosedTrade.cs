using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Portfolio;

/// <summary>A sale of shares, matched first in, first out.</summary>
/// <param name="Number">Running number, from 1.</param>
/// <param name="Symbol">The ticker.</param>
/// <param name="Strategy">The strategy that held it.</param>
/// <param name="ProposalNumber">The proposal it came from, null when from none.</param>
/// <param name="EntrySession">The session of the oldest lot sold.</param>
/// <param name="ExitSession">The session of the sale.</param>
/// <param name="Quantity">Shares sold.</param>
/// <param name="EntryPrice">Average price paid, US dollars a share.</param>
/// <param name="ExitPrice">Price received, US dollars a share.</param>
/// <param name="Realised">Proceeds less cost, fees not included, US dollars.</param>
/// <param name="Fees">Fees of the sale, US dollars.</param>
/// <param name="Reason">Why.</param>
public sealed record ClosedTrade(
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
    /// <summary>The broker's name for the execution; null where there was none.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The number of the trade that this one takes back, because its sale was taken back; else null.</summary>
    public int? Reverses { get; init; }
}
