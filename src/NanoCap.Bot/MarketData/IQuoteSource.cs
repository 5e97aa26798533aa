using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData;

/// <summary>Where live quotes come from.</summary>
internal interface IQuoteSource
{
    /// <summary>What is bid and asked now. A symbol of which the source told nothing is missing from the answer; a
    /// side that nobody offers is null, never zero.</summary>
    /// <exception cref="MarketDataException">The source could not be asked: nothing is known, not "no quotes".
    /// </exception>
    Task<IReadOnlyDictionary<Symbol, Quote>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken);
}
