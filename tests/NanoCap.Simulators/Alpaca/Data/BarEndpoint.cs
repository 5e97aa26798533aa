using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;
using NanoCap.Trading.Instruments;
using NanoCap.Trading.Sessions;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>Bars of many symbols in pages; the limit counts the bars of all of them.</summary>
internal sealed partial class BarEndpoint(DailyBars bars, FeedPolicy policy, StandInClock clock)
{
    private const int DefaultLimit = 1_000;
    private const int LargestLimit = 10_000;

    /// <exception cref="ApiException">The request is not as it should be.</exception>
    public Answer Get(ApiRequest request)
    {
        var symbols = SymbolsOf(request);
        if (request.Find("timeframe") is not ("1Day" or "1D"))
        {
            throw FeedPolicy.Bad($"invalid timeframe: {request.Find("timeframe")}");
        }

        var start = InstantOf(request, "start")
            ?? TradingCalendar.Nyse.AtNewYork(TradingCalendar.Nyse.NewYorkDate(clock.Now), TimeOnly.MinValue);
        var (feed, end, latest) = policy.HistoricalFeed(request, InstantOf(request, "end"));
        var limit = CountOf(request, DefaultLimit, LargestLimit);
        var skip = SkipOf(request);
        var adjustment = request.Find("adjustment") ?? "raw";
        var isDescending = request.Find("sort") switch
        {
            null or "asc" => false,
            "desc" => true,
            var other => throw FeedPolicy.Bad($"invalid sort: {other}"),
        };
        var all = symbols.SelectMany(symbol => Ordered(symbol)).Skip(skip).Take(limit + 1).ToList();
        return Answer.Ok(new JsonObject
        {
            ["bars"] = new JsonObject(all.Take(limit).GroupBy(found => found.Symbol).Select(group =>
                KeyValuePair.Create(
                    group.Key.Value, (JsonNode?)new JsonArray([.. group.Select(found => found.Bar.ToJson())])))),
            ["next_page_token"] = all.Count > limit ? TokenOf(skip + limit) : null,
        });

        IEnumerable<(Symbol Symbol, ServedBar Bar)> Ordered(Symbol symbol)
        {
            var found = bars.Of(symbol, adjustment, feed, latest)
                .Where(bar => bar.At >= start && bar.At <= end);
            return (isDescending ? found.Reverse() : found).Select(bar => (symbol, bar));
        }
    }

    /// <exception cref="ApiException">There are none, or one is no ticker.</exception>
    public static IReadOnlyList<Symbol> SymbolsOf(ApiRequest request)
    {
        var names = request.FindSet("symbols") ?? throw FeedPolicy.Bad("symbols is required");
        return names.FirstOrDefault(name => !Ticker().IsMatch(name)) is { } odd
            ? throw FeedPolicy.Bad($"invalid symbol: {odd}")
            : [.. names.Select(Symbol.Of).Order()];
    }

    /// <exception cref="ApiException">It is out of range.</exception>
    public static int CountOf(ApiRequest request, int otherwise, int most) =>
        request.Find("limit") is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count >= 1 && count <= most ? count
        : throw FeedPolicy.Bad($"limit must be between 1 and {most}");

    /// <summary>How many come before the page that is asked for.</summary>
    /// <exception cref="ApiException">The token is not one of ours.</exception>
    public static int SkipOf(ApiRequest request)
    {
        if (request.Find("page_token") is not { } token)
        {
            return 0;
        }

        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && int.TryParse(Encoding.ASCII.GetString(bytes, 0, length), out var skip)
                ? skip : throw FeedPolicy.Bad("invalid page_token");
    }

    public static string TokenOf(int skip) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(skip.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A moment, or the beginning of a day in New York.</summary>
    /// <exception cref="ApiException">It is neither.</exception>
    public static DateTimeOffset? InstantOf(ApiRequest request, string member) =>
        DateOnly.TryParseExact(request.Find(member), "yyyy-MM-dd", out var day)
            ? TradingCalendar.Nyse.AtNewYork(day, TimeOnly.MinValue)
            : request.Find(member) is not { } text ? null
            : DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
            : throw FeedPolicy.Bad($"invalid {member}: {text}");

    [GeneratedRegex(@"^[A-Za-z][A-Za-z.]{0,9}$")]
    private static partial Regex Ticker();
}
