using NanoCap.Trading.Instruments;
using NanoCap.Trading.Strategies;

namespace NanoCap.Trading.Signals;

/// <summary>An open position of a shadow book, kept so that the book can go on from there.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="SetUp">What the strategy wanted.</param>
/// <param name="EntrySession">The session at whose open it was bought.</param>
/// <param name="EntryPrice">Adjusted open that filled, US dollars a share.</param>
/// <param name="Shares">Shares, fractional, of a book that started with an equity of 1.</param>
/// <param name="Cost">What a side costs as a fraction.</param>
/// <param name="BarIndex">Position of the symbol's last bar so far in its series.</param>
public sealed record KeptPosition(
    Symbol Symbol,
    SetUp SetUp,
    DateOnly EntrySession,
    double EntryPrice,
    double Shares,
    double Cost,
    int BarIndex);
