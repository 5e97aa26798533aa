using System.Globalization;
using System.Text.Json.Nodes;
using NanoCap.Simulators.Alpaca.Line;

namespace NanoCap.Simulators.Alpaca.Data;

/// <summary>News and corporate actions as a test said them. Used under the stand-in's lock.</summary>
internal sealed class Announcements(StandInClock clock)
{
    private const int LargestNews = 50;
    private const int LargestActions = 1_000;

    private static readonly string[] SymbolMembers =
        ["symbol", "old_symbol", "new_symbol", "source_symbol", "acquiree_symbol", "acquirer_symbol"];

    private readonly List<JsonObject> news = [];
    private readonly List<(string Kind, JsonObject Action)> actions = [];

    /// <summary>Publishes an article: headline and symbols, and what else the description names.</summary>
    public void Publish(JsonObject article)
    {
        var whole = new JsonObject
        {
            ["id"] = news.Count + 1,
            ["author"] = "A. Writer",
            ["content"] = "Content.",
            ["created_at"] = DataText.Of(clock.Now),
            ["headline"] = "Headline",
            ["images"] = new JsonArray(),
            ["source"] = "benzinga",
            ["summary"] = "Summary.",
            ["symbols"] = new JsonArray(),
            ["updated_at"] = DataText.Of(clock.Now),
            ["url"] = null,
        };
        foreach (var member in article)
        {
            whole[member.Key] = member.Value?.DeepClone();
        }

        news.Add(whole);
    }

    /// <summary>Announces an action of a kind such as reverse_splits, with the members that the kind has.</summary>
    public void Announce(string kind, JsonObject action) => actions.Add((kind, action.DeepClone().AsObject()));

    public Answer GetNews(ApiRequest request)
    {
        var symbols = request.FindSet("symbols");
        var (start, end) = (BarEndpoint.InstantOf(request, "start"), BarEndpoint.InstantOf(request, "end"));
        var found = news
            .Where(article => symbols is null
                || article["symbols"]!.AsArray().Any(name => symbols.Contains((string)name!)))
            .Where(article => Updated(article) is var at && !(at < start) && !(at > (end ?? clock.Now)))
            .OrderBy(Updated).ToList();
        if (request.Find("sort") is null or "desc")
        {
            found.Reverse();
        }

        var (page, next) = Cut(request, found, otherwise: 10, LargestNews);
        return Answer.Ok(new JsonObject
        {
            ["news"] = new JsonArray([.. page.Select(article => article.DeepClone())]),
            ["next_page_token"] = next,
        });
    }

    public Answer GetActions(ApiRequest request)
    {
        var (symbols, types) = (request.FindSet("symbols"), request.FindSet("types"));
        var today = DataText.Of(clock.Now)[..10];
        var (start, end) = (request.Find("start") ?? today, request.Find("end") ?? today);
        var found = actions
            .Where(known => symbols is null || SymbolMembers.Any(
                name => (string?)known.Action[name] is { } symbol && symbols.Contains(symbol)))
            .Where(known => types is null || types.Contains(known.Kind[..^1]))
            .Where(known => (string)known.Action["process_date"]! is var day
                && string.CompareOrdinal(day, start) >= 0 && string.CompareOrdinal(day, end) <= 0)
            .OrderBy(known => (string)known.Action["process_date"]!, StringComparer.Ordinal).ToList();
        if (request.Find("sort") == "desc")
        {
            found.Reverse();
        }

        var (page, next) = Cut(request, found, otherwise: 100, LargestActions);
        return Answer.Ok(new JsonObject
        {
            ["corporate_actions"] = new JsonObject(page.GroupBy(known => known.Kind).Select(group =>
                KeyValuePair.Create(
                    group.Key,
                    (JsonNode?)new JsonArray([.. group.Select(known => known.Action.DeepClone())])))),
            ["next_page_token"] = next,
        });
    }

    private static DateTimeOffset Updated(JsonObject article) => DateTimeOffset.Parse(
        article["updated_at"]!.ToString(), CultureInfo.InvariantCulture);

    private static (IEnumerable<T> Page, string? Next) Cut<T>(
        ApiRequest request, List<T> found, int otherwise, int most)
    {
        var (skip, limit) = (BarEndpoint.SkipOf(request), BarEndpoint.CountOf(request, otherwise, most));
        return (found.Skip(skip).Take(limit),
            found.Count > skip + limit ? BarEndpoint.TokenOf(skip + limit) : null);
    }
}
