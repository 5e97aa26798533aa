using NanoCap.Trading.Bars;
using NanoCap.Trading.Instruments;

namespace NanoCap.Trading.Desk;

/// <summary>
/// The market as decisions may know it: everything up to the close of one session and nothing after. Neither state nor
/// journalled; the events carry the numbers that decided.
/// </summary>
public abstract class MarketView
{
    /// <summary>The last completed session.</summary>
    public abstract DateOnly Session { get; }

    /// <summary>Where the prices come from.</summary>
    public abstract Provenance Source { get; }

    /// <summary>What is known of a symbol, or null when it has no bar up to the session.</summary>
    public abstract InstrumentView? Find(Symbol symbol);

    /// <summary>Simple daily returns of adjusted closes over the last sessions of the universe, oldest first.</summary>
    /// <param name="symbol">The ticker.</param>
    /// <param name="sessions">How many sessions.</param>
    /// <returns>Length <paramref name="sessions"/>, or all that the universe has where that is less; NaN where the
    /// symbol has no bar on the session or on the one before; null when the symbol is unknown.</returns>
    public abstract double[]? Returns(Symbol symbol, int sessions);

    /// <summary>The mean simple daily return of all symbols over the last sessions, oldest first; null where the market
    /// is not known as a whole.</summary>
    /// <param name="sessions">How many sessions.</param>
    /// <returns>Length <paramref name="sessions"/>, or all that the universe has where that is less; NaN for a session
    /// of which no symbol has a return.</returns>
    public virtual double[]? UniverseReturns(int sessions) => null;
}
