using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Trading.Instruments;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>Latest quotes, latest trades, and both with the last bars. Symbols of which nothing is known are left out.
/// </summary>
internal sealed class LatestEndpoint(LatestPrices latest, DailyBars bars, FeedPolicy policy, StandInClock clock)
{
    public Answer GetQuotes(ApiRequest request) => Answer.Ok(new JsonObject
    {
        ["quotes"] = Map(request, latest.FindQuote),
    });

    public Answer GetTrades(ApiRequest request) => Answer.Ok(new JsonObject
    {
        ["trades"] = Map(request, latest.FindTrade),
    });

    public Answer GetSnapshots(ApiRequest request) => Answer.Ok(Map(request, symbol =>
    {
        var snapshot = new JsonObject();
        Add(snapshot, "latestQuote", latest.FindQuote(symbol));
        Add(snapshot, "latestTrade", latest.FindTrade(symbol));
        var days = bars.Of(symbol, "raw", "sip", clock.Now);
        Add(snapshot, "dailyBar", days.Count > 0 ? days[^1].ToJson() : null);
        Add(snapshot, "prevDailyBar", days.Count > 1 ? days[^2].ToJson() : null);
        return snapshot.Count > 0 ? snapshot : null;
    }));

    private static void Add(JsonObject snapshot, string name, JsonObject? part)
    {
        if (part is not null)
        {
            snapshot[name] = part;
        }
    }

    private JsonObject Map(ApiRequest request, Func<Symbol, JsonObject?> find)
    {
        policy.LatestFeed(request);
        var found = new JsonObject();
        foreach (var symbol in BarEndpoint.SymbolsOf(request))
        {
            Add(found, symbol.Value, find(symbol));
        }

        return found;
    }
}
