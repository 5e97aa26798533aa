using NanoCap.Simulators.Alpaca.Line;
using NanoCap.Simulators.Alpaca.Wire;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>What the keys may read: a free one has the quotes of one exchange, and those of all of them a quarter of an
/// hour later. Used under the stand-in's lock.</summary>
internal sealed class FeedPolicy(StandInClock clock)
{
    public const int SymbolsOfFreeStream = 30;

    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(15);
    private static readonly string[] LatestFeeds = ["delayed_sip", "iex", "otc", "sip", "boats", "overnight"];

    public bool IsPaid { get; set; }

    /// <summary>How many symbols a stream may have; null for any number.</summary>
    public int? StreamSymbols { get; set; } = SymbolsOfFreeStream;

    /// <exception cref="ApiException">The feed is unknown or not subscribed to.</exception>
    public string LatestFeed(ApiRequest request)
    {
        var feed = request.Find("feed") ?? (IsPaid ? "sip" : "iex");
        return !LatestFeeds.Contains(feed) ? throw Bad($"invalid feed: {feed}")
            : feed == "sip" && !IsPaid ? throw Forbidden()
            : feed;
    }

    /// <summary>The feed, where the question ends, and up to when anything may be known.</summary>
    /// <exception cref="ApiException">The feed is unknown, or the end is too recent for it.</exception>
    public (string Feed, DateTimeOffset End, DateTimeOffset Latest) HistoricalFeed(
        ApiRequest request, DateTimeOffset? end)
    {
        var feed = request.Find("feed") ?? "sip";
        if (feed is not ("iex" or "sip" or "otc" or "boats"))
        {
            throw Bad($"invalid feed: {feed}");
        }

        var latest = feed == "sip" && !IsPaid ? clock.Now - Delay : clock.Now;
        return end > latest && feed == "sip" && !IsPaid ? throw Forbidden() : (feed, end ?? latest, latest);
    }

    public static ApiException Bad(string message) => new(ApiError.Of(400, 40010001, message));

    private static ApiException Forbidden() => new(ApiError.Of(
        403, 40310000, "subscription does not permit querying recent SIP data"));
}
