using System.Text.Json.Nodes;
using NanoCap.Trading.Instruments;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>The latest quote and trade of each symbol with their times. Used under the stand-in's lock.</summary>
internal sealed class LatestPrices(StandInBook book)
{
    private readonly Dictionary<Symbol, DateTimeOffset> pricedAt = [];
    private readonly Dictionary<Symbol, (decimal Bid, decimal Ask, DateTimeOffset At)> own = [];

    /// <summary>A price or a quote was set at the exchange.</summary>
    public void Note(Symbol symbol)
    {
        pricedAt[symbol] = book.Clock.Now;
        own.Remove(symbol);
    }

    /// <summary>The data service says this of a symbol, whatever the exchange trades at; zero for a side that nobody
    /// offers.</summary>
    public void Say(Symbol symbol, decimal bid, decimal ask, DateTimeOffset? at) =>
        own[symbol] = (bid, ask, at ?? book.Clock.Now);

    public JsonObject? FindQuote(Symbol symbol)
    {
        var (bid, ask, at, size) = own.TryGetValue(symbol, out var said) ? (said.Bid, said.Ask, said.At, 100m)
            : book.Quotes.TryGetValue(symbol, out var quote)
                ? (quote.Bid.Value, quote.Ask.Value, AtOf(symbol), quote.Size?.Value ?? 100m)
                : (0m, 0m, default, 0m);
        return at == default ? null : new JsonObject
        {
            ["ap"] = ask,
            ["as"] = ask > 0m ? (long)size : 0,
            ["ax"] = ask > 0m ? "V" : " ",
            ["bp"] = bid,
            ["bs"] = bid > 0m ? (long)size : 0,
            ["bx"] = bid > 0m ? "V" : " ",
            ["c"] = new JsonArray("R"),
            ["t"] = DataText.Of(at),
            ["z"] = "C",
        };
    }

    public JsonObject? FindTrade(Symbol symbol) => book.FindPrice(symbol) is not { } price ? null : new JsonObject
    {
        ["c"] = new JsonArray("@"),
        ["i"] = 1,
        ["p"] = price.Value,
        ["s"] = 100,
        ["t"] = DataText.Of(AtOf(symbol)),
        ["x"] = "V",
        ["z"] = "C",
    };

    // What was recalled from the ledger has no time of its own.
    private DateTimeOffset AtOf(Symbol symbol) => pricedAt.GetValueOrDefault(symbol, book.Clock.Now);
}
