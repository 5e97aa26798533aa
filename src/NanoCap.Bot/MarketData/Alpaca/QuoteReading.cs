using NanoCap.Trading.Desk;
using NanoCap.Trading.Instruments;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>Quotes from what Alpaca says: a price of zero is a side that nobody offers.</summary>
internal static class QuoteReading
{
    private const decimal Least = 0.0000005m;
    private const decimal Most = 999_999_999m;

    public static Price? PriceOf(decimal? dollars) =>
        dollars is > Least and < Most ? Price.Of(dollars.Value) : null;

    /// <summary>The time is that of bid and ask: a later trade does not make them fresher. Null when nothing is told.
    /// </summary>
    public static Quote? Of(DataAnswers.Snapshot snapshot)
    {
        var last = PriceOf(snapshot.Trade?.Price);
        if (snapshot.Quote is { At: { } at } quote)
        {
            return new Quote(PriceOf(quote.Bid), PriceOf(quote.Ask), last, at);
        }

        return last is not null && snapshot.Trade?.At is { } traded ? new Quote(null, null, last, traded) : null;
    }
}
