using System.Globalization;
using System.Text.Json;
using NanoCap.Bot.Brokers.Alpaca;
using NanoCap.Bot.Chat.Cards;
using NanoCap.Bot.Diagnostics.Connection;
using NanoCap.Trading.Sessions;

namespace NanoCap.Bot.MarketData.Alpaca.Checks;

/// <summary>Daily bars of all exchanges come, up to the last session.</summary>
internal sealed class BarsCheck(DataProbe probe, TimeProvider clock) : IConnectionCheck
{
    private const int DaysBack = 10;

    public string Name => "bars";

    public IReadOnlyList<string> After => ["settings", "keys"];

    public async Task<ConnectionResult> JudgeAsync(CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() - AlpacaBarSource.Delay;
        var last = AlpacaBarSource.LastSession(end);
        var names = string.Join(',', probe.FindSymbols().Select(symbol => Uri.EscapeDataString(symbol.Value)));
        var reply = await probe.AskAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"/v2/stocks/bars?symbols={names}&timeframe=1Day&start={last.AddDays(-DaysBack):yyyy-MM-dd}"
                + $"&end={end.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}&limit=1000&adjustment=raw&feed=sip&sort=asc"),
            cancellationToken);
        return probe.FindFault(reply, "sip") ?? Judge(((AlpacaReply.Answered)reply).Body, last);
    }

    private static ConnectionResult Judge(string body, DateOnly last)
    {
        var page = JsonSerializer.Deserialize(body, DataJson.Default.Page)!;
        var bars = page.Bars.ValueKind == JsonValueKind.Object
            ? page.Bars.Deserialize(DataJson.Default.DictionaryStringListDailyBar)! : [];
        var (symbol, latest) = bars
            .Select(pair => (pair.Key, Latest: pair.Value?.Max(bar => bar?.At)))
            .OrderByDescending(found => found.Latest).FirstOrDefault();
        if (latest is not { } at)
        {
            return ConnectionResult.Fail(
                "The data service answered without a single bar.",
                "Are the symbols in universe.csv traded at Alpaca? Else try again later.");
        }

        var day = TradingCalendar.Nyse.NewYorkDate(at);
        return day >= last
            ? ConnectionResult.Pass($"Daily bars of all exchanges (feed sip) come, {symbol}'s of {Figures.Day(day)}.")
            : ConnectionResult.Warning(
                $"The latest daily bar is {symbol}'s of {Figures.Day(day)}; the last session was {Figures.Day(last)}.",
                "Shortly after a close try again later; else look at the symbols in universe.csv.");
    }
}
