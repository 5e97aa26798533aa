using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData;

/// <summary>Where headlines come from.</summary>
internal interface INewsSource
{
    /// <summary>What was published about the symbols between two instants, newest first.</summary>
    /// <exception cref="MarketDataException">The source could not be asked: nothing is known, not "no news".
    /// </exception>
    Task<IReadOnlyList<Headline>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken);
}
