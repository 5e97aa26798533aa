using System.Text.Json;
using System.Text.Json.Serialization;

namespace NanoCap.Bot.MarketData.Alpaca;

/// <summary>What the data service answers, as far as it is used. Whole parts are elements: absent and null differ.
/// </summary>
internal static class DataAnswers
{
    internal sealed record Snapshot
    {
        [JsonPropertyName("latestQuote")]
        public LatestQuote? Quote { get; init; }

        [JsonPropertyName("latestTrade")]
        public LatestTrade? Trade { get; init; }
    }

    internal sealed record LatestQuote
    {
        [JsonPropertyName("bp")]
        public decimal? Bid { get; init; }

        [JsonPropertyName("ap")]
        public decimal? Ask { get; init; }

        [JsonPropertyName("t")]
        public DateTimeOffset? At { get; init; }
    }

    internal sealed record LatestTrade
    {
        [JsonPropertyName("p")]
        public decimal? Price { get; init; }

        [JsonPropertyName("t")]
        public DateTimeOffset? At { get; init; }
    }

    /// <summary>A page of bars, news or corporate actions.</summary>
    internal sealed record Page
    {
        [JsonPropertyName("bars")]
        public JsonElement Bars { get; init; }

        [JsonPropertyName("news")]
        public JsonElement News { get; init; }

        [JsonPropertyName("corporate_actions")]
        public JsonElement CorporateActions { get; init; }

        [JsonPropertyName("next_page_token")]
        public JsonElement NextPageToken { get; init; }
    }

    internal sealed record DailyBar
    {
        [JsonPropertyName("t")]
        public DateTimeOffset? At { get; init; }

        [JsonPropertyName("o")]
        public decimal? Open { get; init; }

        [JsonPropertyName("h")]
        public decimal? High { get; init; }

        [JsonPropertyName("l")]
        public decimal? Low { get; init; }

        [JsonPropertyName("c")]
        public decimal? Close { get; init; }

        [JsonPropertyName("v")]
        public decimal? Volume { get; init; }
    }

    internal sealed record Article
    {
        [JsonPropertyName("id")]
        public long? Id { get; init; }

        [JsonPropertyName("headline")]
        public string? Headline { get; init; }

        [JsonPropertyName("source")]
        public string? Source { get; init; }

        [JsonPropertyName("url")]
        public string? Address { get; init; }

        [JsonPropertyName("created_at")]
        public DateTimeOffset? CreatedAt { get; init; }

        [JsonPropertyName("symbols")]
        public List<string?>? Symbols { get; init; }
    }

    /// <summary>A message of the stream: T says what it is; names differ in case only.</summary>
    internal sealed record StreamMessage
    {
        [JsonPropertyName("T")]
        public string? Kind { get; init; }

        [JsonPropertyName("S")]
        public string? Symbol { get; init; }

        [JsonPropertyName("bp")]
        public decimal? Bid { get; init; }

        [JsonPropertyName("ap")]
        public decimal? Ask { get; init; }

        [JsonPropertyName("p")]
        public decimal? Price { get; init; }

        [JsonPropertyName("t")]
        public DateTimeOffset? At { get; init; }

        /// <summary>All symbols of which quotes are sent from now on.</summary>
        [JsonPropertyName("quotes")]
        public List<string?>? Quotes { get; init; }

        [JsonPropertyName("code")]
        public int? Code { get; init; }

        [JsonPropertyName("msg")]
        public string? Text { get; init; }
    }
}
