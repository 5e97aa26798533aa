using System.Text.Json;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.MarketData.Alpaca.Checks;

/// <summary>Latest quotes come through the configured feed.</summary>
internal sealed class QuotesCheck(DataProbe probe) : IConnectionCheck
{
    public string Name => "quotes";

    public IReadOnlyList<string> After => ["settings", "keys"];

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var feed = probe.Options.FeedName;
        var names = string.Join(',', probe.FindSymbols().Select(symbol => Uri.EscapeDataString(symbol.Value)));
        var reply = await probe.AskAsync($"/v2/stocks/snapshots?symbols={names}&feed={feed}", cancellationToken);
        return probe.FindFault(reply, feed) ?? Judge(((AlpacaReply.Answered)reply).Body, feed);
    }

    private static ConnectionResult Judge(string body, string feed)
    {
        var latest = JsonSerializer.Deserialize(body, DataJson.Default.DictionaryStringSnapshot)!
            .Where(pair => pair.Value is not null)
            .Select(pair => (Symbol: pair.Key, Quote: QuoteReading.Of(pair.Value!)))
            .Where(found => found.Quote is not null)
            .OrderByDescending(found => found.Quote!.At).FirstOrDefault();
        return latest.Quote is { } quote
            ? ConnectionResult.Pass(
                $"Quotes (feed {feed}) come, {latest.Symbol}'s of "
                + $"{Figures.Moment(quote.At, TradingCalendar.Nyse)}: bid {Figures.Price(quote.Bid)}, ask "
                + $"{Figures.Price(quote.Ask)}, last {Figures.Price(quote.Last)}.")
            : ConnectionResult.Warning(
                $"The data service answered without a single quote (feed {feed}).",
                "Thin symbols may have none on one exchange; in a session try again, or use a feed with all.");
    }
}
