using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Signals;

/// <summary>One finished position of a shadow book.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="SignalSession">The session after whose close the entry was wanted.</param>
/// <param name="EntrySession">The session at whose open it was bought.</param>
/// <param name="EntryPrice">Adjusted open that filled, US dollars a share.</param>
/// <param name="Shares">Shares, fractional, of a book that started with an equity of 1.</param>
/// <param name="Cost">What a side cost as a fraction, both at entry and at exit.</param>
/// <param name="ExitSession">The session in which it was sold.</param>
/// <param name="ExitPrice">Adjusted price before cost, US dollars a share.</param>
/// <param name="Reason">Why it was sold.</param>
public sealed record ShadowTrade(
    Symbol Symbol,
    DateOnly SignalSession,
    DateOnly EntrySession,
    double EntryPrice,
    double Shares,
    double Cost,
    DateOnly ExitSession,
    double ExitPrice,
    ShadowExit Reason)
{
    /// <summary>What was paid, cost included, as a share of the equity at the book's start.</summary>
    public double Paid => Shares * EntryPrice * (1 + Cost);

    /// <summary>What was received, cost deducted, as a share of the equity at the book's start.</summary>
    public double Received => Shares * ExitPrice * (1 - Cost);

    /// <summary>Received over paid, less 1.</summary>
    public double Return => (Received / Paid) - 1;
}
