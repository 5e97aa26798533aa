using NanoCap.Bot.Brokers;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Options;
using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Bid, ask and last trade from snapshots: one request for many symbols. Asked once: who needs a price now has
/// no use for a later one, and goes before all other reading.</summary>
internal sealed class AlpacaQuotes(DataLine line, AlpacaOptions options) : IQuoteSource
{
    private readonly SymbolChunks chunks = new(line);

    public async Task<IReadOnlyDictionary<Symbol, Quote>> ReadAsync(
        IReadOnlyCollection<Symbol> symbols, CancellationToken cancellationToken)
    {
        var quotes = new Dictionary<Symbol, Quote>();
        foreach (var chunk in SymbolChunks.Of(symbols))
        {
            var answer = await chunks.AskAsync(
                chunk, names => $"/v2/stocks/snapshots?symbols={names}&feed={options.FeedName}",
                RequestPriority.Order, tries: 1, cancellationToken);
            if (answer is not var (path, body))
            {
                continue;
            }

            var snapshots = line.Parse(path, body, DataJson.Default.DictionaryStringSnapshot);
            foreach (var symbol in chunk)
            {
                if (snapshots.GetValueOrDefault(symbol.Value) is { } snapshot
                    && QuoteReading.Of(snapshot) is { } quote)
                {
                    quotes[symbol] = quote;
                }
            }
        }

        return quotes;
    }
}
