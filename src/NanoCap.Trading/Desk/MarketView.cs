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

    /// <summary>The same returns to look at, not to keep; empty when the symbol is unknown. A view that is asked often
    /// prepares them once.</summary>
    /// <param name="symbol">The ticker.</param>
    /// <param name="sessions">How many sessions.</param>
    public virtual ReadOnlySpan<double> ReturnWindow(Symbol symbol, int sessions) => Returns(symbol, sessions);

    /// <summary>Whether its source tells quotes, so that a missing one is missing; daily bars have none.</summary>
    public virtual bool TellsQuotes => false;

    /// <summary>Whether the stream of orders and prices is connected; null where there is no stream.</summary>
    public virtual bool? IsStreamReady => null;

    /// <summary>Whether it is known which symbols split before the session that comes or runs; false while a source
    /// that tells it could not be asked.</summary>
    public virtual bool KnowsSplits => true;

    /// <summary>What the broker says of the account; null where the broker tells nothing.</summary>
    public virtual AccountView? Account => null;

    /// <summary>Last adjusted close over the adjusted open of the symbol's first bar after a session, less one; null
    /// when there is no such bar yet, or nothing is known of it.</summary>
    /// <param name="symbol">The ticker.</param>
    /// <param name="session">The session of a signal.</param>
    public virtual double? FindReturnSinceOpenAfter(Symbol symbol, DateOnly session) => null;
    /// <summary>The mean simple daily return of all symbols over the last sessions, oldest first; null where the market
    /// is not known as a whole.</summary>
    /// <param name="sessions">How many sessions.</param>
    /// <returns>Length <paramref name="sessions"/>, or all that the universe has where that is less; NaN for a session
    /// of which no symbol has a return.</returns>
    public virtual double[]? UniverseReturns(int sessions) => null;
}
