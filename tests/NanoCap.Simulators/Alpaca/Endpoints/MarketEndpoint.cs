using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Orders;
using NanoCap.Trading.Sessions;

namespace NanoCap.Simulators.Alpaca.Endpoints;

/// <summary>Clock, calendar and assets.</summary>
internal sealed class MarketEndpoint(StandInBook book)
{
    private static readonly DateOnly FirstDay = new(2016, 1, 1);
    private static readonly DateOnly LastDay = new(2029, 12, 31);

    public Answer GetClock(ApiRequest request)
    {
        var (now, calendar) = (book.Clock.Now, TradingCalendar.Nyse);
        var today = calendar.NewYorkDate(now);
        var session = calendar.FindSession(today);
        var next = calendar.Session(calendar.Next(today));
        var nextOpen = session is { } held && now < held.Open ? held : next;
        var nextClose = session is { } running && now < running.Close ? running : next;
        return Answer.Ok(new JsonObject
        {
            ["timestamp"] = WireText.NewYork(now),
            ["is_open"] = calendar.SessionAt(now) is not null,
            ["next_open"] = WireText.NewYork(nextOpen.Open),
            ["next_close"] = WireText.NewYork(nextClose.Close),
        });
    }

    /// <summary>Sessions with bare times of New York.</summary>
    /// <exception cref="ApiException">A date cannot be read.</exception>
    public Answer GetCalendar(ApiRequest request)
    {
        var calendar = TradingCalendar.Nyse;
        var start = Date(request, "start", FirstDay);
        var end = Date(request, "end", LastDay);
        return start > end
            ? throw new ApiException(ApiError.Bad("start must not be after end"))
            : Answer.Ok(new JsonArray([.. calendar.Between(start, end).Select(session => (JsonNode)new JsonObject
            {
                ["date"] = WireText.Of(session.Date),
                ["open"] = "09:30",
                ["close"] = session.IsEarlyClose ? "13:00" : "16:00",
                ["session_open"] = "0400",
                ["session_close"] = session.IsEarlyClose ? "1700" : "2000",
                ["settlement_date"] = WireText.Of(calendar.Next(session.Date)),
            })]));
    }

    public Answer GetAssets(ApiRequest request)
    {
        var (status, exchange) = (request.Find("status"), request.Find("exchange"));
        return Answer.Ok(new JsonArray([.. book.Symbols
            .Select(symbol => book.Exchange.FindAsset(symbol, book.FindPrice(symbol)))
            .OfType<BrokerAsset>()
            .Select(ToJson)
            .Where(asset => (status is null || status == (string?)asset["status"])
                && (exchange is null || exchange == (string?)asset["exchange"]))]));
    }

    /// <summary>By symbol or id.</summary>
    /// <exception cref="ApiException">There is no such asset.</exception>
    public Answer GetAsset(ApiRequest request) =>
        FindSymbol(request.Name) is { } symbol
        && book.Exchange.FindAsset(symbol, book.FindPrice(symbol)) is { } asset
            ? Answer.Ok(ToJson(asset))
            : throw new ApiException(ApiError.NotFound($"asset not found for {request.Name}"));

    private Symbol? FindSymbol(string name) =>
        Symbol.TryParse(name, out var symbol)
            ? symbol
            : book.Symbols.Select(known => (Symbol?)known)
                .FirstOrDefault(known => WireIds.OfAsset(known!.Value.Value) == name);

    private static JsonObject ToJson(BrokerAsset asset) => new()
    {
        ["id"] = WireIds.OfAsset(asset.Symbol.Value),
        ["class"] = "us_equity",
        ["exchange"] = "NASDAQ",
        ["symbol"] = asset.Symbol.Value,
        ["name"] = $"{asset.Symbol} Common Stock",
        ["status"] = asset.IsTradable ? "active" : "inactive",
        ["tradable"] = asset.IsTradable,
        ["marginable"] = false,
        ["maintenance_margin_requirement"] = 100,
        ["margin_requirement_long"] = "100",
        ["margin_requirement_short"] = "100",
        ["shortable"] = false,
        ["easy_to_borrow"] = false,
        ["fractionable"] = asset.IsFractionable,
        ["attributes"] = new JsonArray(),
    };

    private static DateOnly Date(ApiRequest request, string member, DateOnly otherwise) =>
        request.FindInstant(member) is not { } instant ? otherwise
        : DateOnly.FromDateTime(instant.UtcDateTime) is var date && date < FirstDay ? FirstDay
        : date > LastDay ? LastDay
        : date;
}
