using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>The latest quotes of one connection. Safe for several threads.</summary>
internal sealed class QuoteBook
{
    private readonly Lock gate = new();
    private readonly Dictionary<Symbol, Quote> quotes = [];

    public Quote? Find(Symbol symbol)
    {
        lock (gate)
        {
            return quotes.GetValueOrDefault(symbol);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            quotes.Clear();
        }
    }

    /// <summary>Takes a quote or a trade; false when it is neither, or lacks what makes it one.</summary>
    public bool TryTake(DataAnswers.StreamMessage message)
    {
        if (message.At is not { } at || !Symbol.TryParse(message.Symbol, out var symbol))
        {
            return false;
        }

        lock (gate)
        {
            var known = quotes.GetValueOrDefault(symbol);
            switch (message.Kind)
            {
                // What was overtaken on the way is no news.
                case "q" when known is null or { Bid: null, Ask: null } || at >= known.At:
                    quotes[symbol] = new Quote(
                        QuoteReading.PriceOf(message.Bid), QuoteReading.PriceOf(message.Ask), known?.Last, at);
                    return true;
                case "q":
                    return true;
                case "t" when QuoteReading.PriceOf(message.Price) is { } price:
                    // A trade does not make bid and ask fresher.
                    quotes[symbol] = known is null or { Bid: null, Ask: null }
                        ? new Quote(null, null, price, at) : known with { Last = price };
                    return true;
                default:
                    return false;
            }
        }
    }
}
